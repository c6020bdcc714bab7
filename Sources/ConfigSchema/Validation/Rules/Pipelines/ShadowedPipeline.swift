/// A lead pipeline that leads never stand in: another one goes first and has stages for the same statuses.
struct ShadowedPipeline: Rule {
  let ids = ["pipeline_never_entered", "status_elsewhere"]

  func check(_ scene: Scene, _ report: inout Report) {
    guard scene.stagesChanged else { return }
    for pipeline in scene.configuration.pipelines where pipeline.type == .lead { check(pipeline, scene, &report) }
  }

  private func check(_ pipeline: Pipeline, _ scene: Scene, _ report: inout Report) {
    let tied = pipeline.stages.filter { $0.leadStatus != nil }
    let taken = tied.filter { scene.stages.place(status: $0.leadStatus)?.pipeline != pipeline.id }
    guard let first = taken.first, let winner = scene.stages.place(status: first.leadStatus)?.pipeline,
      let other = scene.configuration.pipelines.first(where: { $0.id == winner })
    else { return }
    let names = taken.map(\.name).joined(separator: ", ")
    if taken.count == tied.count, !isEntered(pipeline, scene) {
      report.add(
        .warn, ids[0], at: .pipeline(pipeline, "stages"), value: pipeline.name,
        "Leads never enter \"\(pipeline.name)\": \"\(other.name)\" has stages for the same statuses and goes first.",
        fix:
          "Leave the status empty on stages of \"\(pipeline.name)\" and move leads into them, or make it the default.")
    } else {
      report.add(
        .note, ids[1], at: .pipeline(pipeline, "stages"), value: names,
        "Leads with the status of \(names) stand in \"\(other.name)\", which goes first.")
    }
  }

  /// Whether a trigger moves leads to a stage that is found here.
  private func isEntered(_ pipeline: Pipeline, _ scene: Scene) -> Bool {
    pipeline.stages.contains { stage in
      scene.stageTargets.names[TextFolding.name(stage.name)] != nil
        && scene.stages.place(named: stage.name)?.pipeline == pipeline.id
    }
  }
}
