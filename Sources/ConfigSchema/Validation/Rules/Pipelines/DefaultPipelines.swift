/// Two default pipelines of one type: nobody could say where a new lead goes.
struct DefaultPipelines: Rule {
  let ids = ["two_defaults"]

  func check(_ scene: Scene, _ report: inout Report) {
    for type in PipelineType.allCases {
      let defaults = scene.configuration.pipelines.filter { $0.type == type && $0.isDefault }
      guard defaults.count > 1 else { continue }
      for pipeline in defaults where scene.isTouched(pipeline) {
        let other = defaults.first { $0.id != pipeline.id }!
        report.add(
          .block, ids[0], at: .pipeline(pipeline, "is_default"), value: pipeline.name,
          "\"\(other.name)\" is the default \(type.rawValue) pipeline already.",
          fix: "Keep one of them as the default.")
      }
    }
  }
}
