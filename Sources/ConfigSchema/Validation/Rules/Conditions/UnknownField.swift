/// A condition on a fact that the event does not have.
struct UnknownField: Rule {
  let ids = ["unknown_field"]

  func check(_ scene: Scene, _ report: inout Report) {
    for placed in scene.conditions where placed.field == nil && scene.knows(event: placed.trigger.eventType) {
      add(placed.condition.field, of: placed.trigger, at: placed.spot("field"), scene, &report)
    }
  }

  private func add(_ field: String, of trigger: Trigger, at spot: Spot, _ scene: Scene, _ report: inout Report) {
    let title = scene.catalogue.title(ofEvent: trigger.eventType)
    report.add(
      .block, ids[0], at: spot, value: field,
      field.hasPrefix("lead.") && scene.catalogue.event(named: trigger.eventType)?.lead == .never
        ? "When \(title), no lead is involved, so \"\(field)\" is not known."
        : "When \(title), \"\(field)\" is not known.",
      fix: Self.suggestion(field, scene.catalogue.fields(forEvent: trigger.eventType).map(\.path)))
  }

  /// Looks for the last part alone first, so that `source` finds `payload.source`.
  private static func suggestion(_ field: String, _ known: [String]) -> String? {
    let name = field.split(separator: ".").last.map(String.init) ?? field
    if let path = known.first(where: { $0.hasSuffix("." + name) }) { return "Did you mean \"\(path)\"?" }
    return Suggestion.didYouMean(field, in: known)
  }
}
