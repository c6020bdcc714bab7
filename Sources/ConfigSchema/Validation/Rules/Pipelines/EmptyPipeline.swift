/// A pipeline without stages.
struct EmptyPipeline: Rule {
  let ids = ["no_stages"]

  func check(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines where pipeline.stages.isEmpty {
      report.add(
        .block, ids[0], at: .pipeline(pipeline, "stages"), "\"\(pipeline.name)\" has no stages.",
        fix: "Add at least one stage, or remove the pipeline.")
    }
  }
}
