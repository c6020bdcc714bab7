/// A value that the platform never writes into the fact.
struct FieldValue: Rule {
  let ids = ["field_value"]

  func check(_ scene: Scene, _ report: inout Report) {
    for placed in scene.conditions {
      let condition = placed.condition
      guard condition.op != .contains, condition.op != .notContains, let field = placed.field,
        let vocabulary = field.vocabulary
      else { continue }
      for text in (condition.value.array ?? [condition.value]).compactMap(\.string)
      where !text.isEmpty && !Self.isKnown(text, field, vocabulary, scene) {
        add(text, field, vocabulary, at: placed.spot("value"), scene, &report)
      }
    }
  }

  /// A lead's status may also be one that the property's own stages write.
  private static func isKnown(_ text: String, _ field: FieldSpec, _ vocabulary: Vocabulary, _ scene: Scene) -> Bool {
    vocabulary.contains(text, on: scene.state.platform)
      || (vocabulary == .leadStatus && scene.statuses.contains(text))
  }

  private func add(
    _ text: String, _ field: FieldSpec, _ vocabulary: Vocabulary, at spot: Spot, _ scene: Scene,
    _ report: inout Report
  ) {
    let known = vocabulary == .leadStatus ? scene.statuses.names : vocabulary.values(on: scene.state.platform)
    report.add(
      vocabulary.strictness == .hard ? .block : .warn, ids[0], at: spot, value: text,
      "The platform does not use \"\(text)\" as \(field.title).",
      fix: Suggestion.didYouMean(text, in: known) ?? "It uses " + known.joined(separator: ", ") + ".")
  }
}
