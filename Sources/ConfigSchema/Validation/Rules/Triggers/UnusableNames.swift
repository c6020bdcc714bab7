/// Names that are empty, too long, or hold characters that hide what they say.
struct UnusableNames: Rule {
  let ids = ["empty_name", "name_too_long", "hidden_characters", "mixed_script_name"]
  /// Characters; what fits on one line of a screen.
  private let limit = 100

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers { check(trigger.name, "The automation", at: .trigger(trigger, "name"), &report) }
    for pipeline in scene.pipelines {
      check(pipeline.name, "The pipeline", at: .pipeline(pipeline, "name"), &report)
      for (index, stage) in pipeline.stages.enumerated() {
        check(stage.name, "The stage", at: .stage(pipeline, index, "name"), &report)
      }
    }
  }

  private func check(_ name: String, _ what: String, at spot: Spot, _ report: inout Report) {
    if TextFolding.caseless(name).isEmpty {
      report.add(.block, ids[0], at: spot, "\(what) needs a name.")
    } else if name.utf8.count > limit, name.count > limit {
      report.add(
        .block, ids[1], at: spot, value: name, "\(what)'s name is longer than \(limit) characters.",
        fix: "Shorten it.")
    }
    if let scalar = HiddenCharacters.first(in: name, allowingLines: false) {
      report.add(
        .block, ids[2], at: spot, value: HiddenCharacters.escaped(name),
        "\(what)'s name holds an invisible character (\(HiddenCharacters.escaped(scalar))).",
        fix: "Type the name again.")
    } else if Scripts.isMixed(name) {
      report.add(
        .warn, ids[3], at: spot, value: name,
        "\(what)'s name mixes alphabets within a word, so letters may not be what they look like.",
        fix: "Type the name again.")
    }
  }
}
