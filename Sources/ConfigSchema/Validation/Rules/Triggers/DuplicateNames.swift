/// Two pipelines, two automations, or two stages of a pipeline that people could not tell apart by name.
struct DuplicateNames: Rule {
  let ids = ["duplicate_name"]

  func check(_ scene: Scene, _ report: inout Report) {
    checkTriggers(scene, &report)
    checkPipelines(scene, &report)
    for pipeline in scene.pipelines { checkStages(of: pipeline, &report) }
  }

  private func checkTriggers(_ scene: Scene, _ report: inout Report) {
    if scene.triggers.isEmpty { return }
    let wanted = Set(scene.triggers.map { Self.key($0.name) })
    var first: [String: Trigger] = [:]
    for trigger in scene.configuration.triggers {
      let key = Self.key(trigger.name)
      guard wanted.contains(key) else { continue }
      guard let other = first[key] else {
        first[key] = trigger
        continue
      }
      let culprit = scene.isTouched(trigger) ? trigger : other
      add(culprit.name, "automation", at: .trigger(culprit, "name"), &report)
    }
  }

  private func checkPipelines(_ scene: Scene, _ report: inout Report) {
    var first: [String: Pipeline] = [:]
    for pipeline in scene.configuration.pipelines {
      guard let other = first.updateValue(pipeline, forKey: Self.key(pipeline.name)) else { continue }
      let culprit = scene.isTouched(pipeline) ? pipeline : other
      if scene.isTouched(culprit) { add(culprit.name, "pipeline", at: .pipeline(culprit, "name"), &report) }
    }
  }

  private func checkStages(of pipeline: Pipeline, _ report: inout Report) {
    var names: Set<String> = []
    for (index, stage) in pipeline.stages.enumerated() where !names.insert(Self.key(stage.name)).inserted {
      add(stage.name, "stage in this pipeline", at: .stage(pipeline, index, "name"), &report)
    }
  }

  private func add(_ name: String, _ kind: String, at spot: Spot, _ report: inout Report) {
    report.add(
      .block, ids[0], at: spot, value: name, "There is another \(kind) called \"\(name)\".",
      fix: "Give it a name of its own, or change the one that exists.")
  }

  /// Loosely spelled names are the same; names without any Latin letter or digit compare as they are.
  static func key(_ name: String) -> String {
    let folded = TextFolding.name(name)
    return folded.isEmpty || name.utf8.contains { $0 >= 0x80 } ? TextFolding.caseless(name) : folded
  }
}
