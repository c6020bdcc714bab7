import ConfigSchema

/// Names for new triggers: "Cancelled tour text", "New lead e-mail (Zillow)".
enum RuleName {
  static func write(_ rule: RuleDraft, taken: Set<String>) -> String {
    let base = rule.name ?? usual(rule)
    var name = base
    var number = 2
    while taken.contains(name.lowercased()) {
      name = "\(base) \(number)"
      number += 1
    }
    return name
  }

  private static func usual(_ rule: RuleDraft) -> String {
    var nouns: [String] = []
    for action in rule.actions where !nouns.contains(action.kind.noun) { nouns.append(action.kind.noun) }
    let head = title(rule)
    let tail = nouns.count > 2 ? "follow-up" : nouns.joined(separator: " and ")
    let detail = details(rule)
    return Wording.capitalised(head) + " " + tail + (detail.isEmpty ? "" : " (\(detail))")
  }

  private static func title(_ rule: RuleDraft) -> String {
    if rule.event.type == "tour_upcoming", let measure = rule.measure {
      return measure < 1
        ? "Tour reminder \(Wording.number((measure * 60).rounded())) min" : "Tour reminder \(Wording.number(measure))h"
    }
    if rule.event.type.hasPrefix("review_received") { return reviewWords(rule) }
    if hasHours(rule) { return "After-hours " + rule.event.title.lowercased() }
    return rule.event.title
  }

  private static func hasHours(_ rule: RuleDraft) -> Bool {
    rule.conditions.contains { condition in
      condition.field == "time.local_hour" && (condition.value.array ?? []).contains { $0.int == 0 || $0.int == 22 }
    }
  }

  static func reviewWords(_ rule: RuleDraft) -> String {
    guard let rating = rule.allConditions.first(where: { $0.field == "payload.rating" }) else {
      return rule.event.title
    }
    let value =
      rating.value.int.map(String.init)
      ?? (rating.value.array ?? []).compactMap { $0.int.map(String.init) }.joined(separator: " and ")
    switch rating.op {
    case .lte: return "\(value)-star or lower review"
    case .lt: return "Review under \(value) stars"
    case .gte: return "\(value)-star or better review"
    case .gt: return "Review over \(value) stars"
    default: return "\(value)-star review"
    }
  }

  private static func spaced(_ value: String) -> String { value.split(separator: "_").joined(separator: " ") }

  private static func details(_ rule: RuleDraft) -> String {
    var parts: [String] = []
    for condition in rule.conditions {
      guard let values = condition.value.array?.compactMap(\.string),
        condition.field.hasSuffix("source") || condition.field.hasSuffix("weekday")
          || condition.field.hasSuffix("bedrooms")
      else { continue }
      let words = condition.field.hasSuffix("weekday") ? Weekdays.words(values) : Wording.list(values.map(spaced))
      parts.append((condition.op == .notIn ? "not " : "") + words)
    }
    if rule.isForOthers { parts.append("all others") }
    return parts.joined(separator: ", ")
  }
}
