/// Conditions on the day of the week: "only on Saturday and Sunday", "only on weekdays".
enum WeekdayWords {
  private static let names = [
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
  ]
  private static let order = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// - Returns: nil when the condition does not list weekdays.
  static func text(_ condition: Condition) -> String? {
    guard let days = days(condition.value) else { return nil }
    switch condition.op {
    case .eq, .isIn: return "only on " + spoken(days)
    case .neq, .notIn: return "not on " + spoken(days)
    default: return nil
    }
  }

  private static func days(_ value: JSON) -> Set<String>? {
    let texts = value.string.map { [$0] } ?? value.array?.compactMap(\.string) ?? []
    let days = Set(texts.map { String(TextFolding.caseless($0).prefix(3)) })
    return !days.isEmpty && days.isSubset(of: order) && texts.count == (value.array?.count ?? 1) ? days : nil
  }

  private static func spoken(_ days: Set<String>) -> String {
    if days == Set(order.prefix(5)) { return "weekdays (Monday to Friday)" }
    if days == Set(order.suffix(2)) { return "weekends (Saturday and Sunday)" }
    return Lists.and(order.filter(days.contains).compactMap { names[$0] })
  }
}
