/// A stage that only a trigger moved leads into, and the change takes that trigger away, off or elsewhere. A note: a person
/// may do it from now on.
struct LostFeed: Rule {
  let ids = ["stage_not_fed"]

  func check(_ scene: Scene, _ report: inout Report) {
    if scene.lostTargets.isEmpty { return }
    for pipeline in scene.configuration.pipelines where pipeline.type == .lead {
      for (index, stage) in pipeline.stages.enumerated() where stage.leadStatus == nil {
        let name = TextFolding.name(stage.name)
        guard let trigger = scene.lostTargets[name], scene.stageTargets.names[name] == nil,
          !scene.automaticStages.contains(stage.id)
        else { continue }
        report.add(
          .note, ids[0], at: .stage(pipeline, index, "name"), value: stage.name,
          "Nothing moves leads into \"\(stage.name)\" by itself any more; \"\(trigger)\" did.")
      }
    }
  }
}
