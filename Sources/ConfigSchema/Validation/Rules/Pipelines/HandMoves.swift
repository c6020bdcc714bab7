/// Stages that nothing reaches by itself, and pipelines that no event moves at all. People may want it so: notes only.
struct HandMoves: Rule {
  let ids = ["unreachable_stage", "nothing_moves", "event_without_entity"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines where !pipeline.stages.isEmpty {
      if pipeline.type == .lead { checkReach(pipeline, scene, &report) } else { checkMovers(pipeline, scene, &report) }
    }
  }

  private func checkReach(_ pipeline: Pipeline, _ scene: Scene, _ report: inout Report) {
    let byHand = pipeline.stages.dropFirst().filter { stage in
      stage.leadStatus == nil && !scene.automaticStages.contains(stage.id)
        && scene.stageTargets.names[TextFolding.name(stage.name)] == nil
    }
    if byHand.isEmpty { return }
    let names = byHand.map(\.name).joined(separator: ", ")
    report.add(
      .note, ids[0], at: .pipeline(pipeline, "stages"), value: names,
      "Nothing moves leads into \(names) by itself; a person does.")
  }

  private func checkMovers(_ pipeline: Pipeline, _ scene: Scene, _ report: inout Report) {
    let who = pipeline.type == .resident ? "residents" : "campaigns"
    report.add(
      .note, ids[1], at: .pipeline(pipeline, "pipeline_type"), value: pipeline.type.rawValue,
      "The platform has no records of \(who): only time limits and people move them through \"\(pipeline.name)\".")
    for (index, stage) in pipeline.stages.enumerated() {
      guard let event = stage.autoTransition?.eventType,
        let type = scene.catalogue.event(named: event), pipeline.type == .resident || type.lead != .never
      else { continue }
      report.add(
        .warn, ids[2], at: .stage(pipeline, index, "auto_transition.event_type"), value: event,
        "No event says anything about \(who), so \"\(stage.name)\" is never left when \(type.title).",
        fix: "Use a number of hours instead, or leave the move to a person.")
    }
  }
}
