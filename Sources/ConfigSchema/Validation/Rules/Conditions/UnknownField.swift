/// A condition on a fact that the event does not have.
struct UnknownField: Rule {
  let ids = ["unknown_field"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers where scene.knows(event: trigger.eventType) {
      for list in scene.conditionLists(of: trigger) {
        for (index, condition) in list.conditions.enumerated() {
          check(condition.field, of: trigger, at: list.spot(index, "field"), scene, &report)
        }
      }
    }
  }

  private func check(_ field: String, of trigger: Trigger, at spot: Spot, _ scene: Scene, _ report: inout Report) {
    if scene.catalogue.field(field, forEvent: trigger.eventType) != nil { return }
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
