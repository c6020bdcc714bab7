/// Stages that nothing reaches by itself, and pipelines that no event moves at all. People may want it so: notes only.
struct HandMoves: Rule {
  let ids = ["unreachable_stage", "nothing_moves", "event_without_entity"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines where !pipeline.stages.isEmpty {
      if pipeline.type == .lead { checkReach(pipeline, scene, &report) } else { checkMovers(pipeline, scene, &report) }
    }
  }

  private func checkReach(_ pipeline: Pipeline, _ scene: Scene, _ report: inout Report) {
    let targets = Self.automaticTargets(scene)
    let byHand = pipeline.stages.dropFirst().filter { stage in
      stage.leadStatus == nil && !targets.stages.contains(stage.id)
        && !targets.names.contains(TextFolding.name(stage.name))
    }
    if byHand.isEmpty { return }
    let names = byHand.map(\.name).joined(separator: ", ")
    report.add(
      .note, ids[0], at: .pipeline(pipeline, "stages"), value: names,
      "Nothing moves leads into \(names) by itself; a person does.")
  }

  private static func automaticTargets(_ scene: Scene) -> (stages: Set<ItemID>, names: Set<String>) {
    let stages = scene.configuration.pipelines.flatMap(\.stages).compactMap { $0.autoTransition?.toStage }
    let moves = scene.configuration.triggers.lazy.filter(\.isActive).flatMap(\.actions)
    let names = moves.filter { $0.type == "update_stage" }.compactMap { $0.config["to_status"]?.string }
    return (Set(stages), Set(names.map(TextFolding.name)))
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
