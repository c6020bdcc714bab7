/// Automatic moves that lead nowhere: to the stage itself, to another pipeline, or without a reason to move.
struct TransitionTarget: Rule {
  let ids = ["transition_to_itself", "transition_target", "transition_without_cause"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines {
      let known = Set(pipeline.stages.map(\.id))
      for (index, stage) in pipeline.stages.enumerated() {
        guard let move = stage.autoTransition else { continue }
        let spot = Spot.stage(pipeline, index, "auto_transition")
        if move.toStage == stage.id {
          report.add(
            .block, ids[0], at: spot, value: stage.name, "\"\(stage.name)\" would move leads to itself.",
            fix: "Choose another stage.")
        } else if !known.contains(move.toStage) {
          report.add(
            .block, ids[1], at: spot, value: stage.name,
            "\"\(stage.name)\" moves leads to a stage that is not in this pipeline.",
            fix: "Choose a stage of \"\(pipeline.name)\", or remove the automatic move.")
        }
        if move.eventType == nil, move.afterHours == nil {
          report.add(
            .block, ids[2], at: spot, value: stage.name,
            "Nothing says when \"\(stage.name)\" moves leads on: neither an event nor a time.",
            fix: "Name an event or a number of hours.")
        }
      }
    }
  }
}
