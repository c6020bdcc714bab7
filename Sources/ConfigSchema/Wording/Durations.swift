/// Lengths of time as people say them: "1 hour 30 minutes", "3 days".
enum Durations {
  static func minutes(_ minutes: Int) -> String {
    if minutes < 0 { return "minus " + Self.minutes(minutes == .min ? .max : -minutes) }
    let parts = [(minutes / 1440, "day"), (minutes % 1440 / 60, "hour"), (minutes % 60, "minute")]
    let spoken = parts.filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    return spoken.isEmpty ? "0 minutes" : spoken.joined(separator: " ")
  }

  /// Fractions that are no whole minutes stay a number of hours.
  static func hours(_ hours: Double) -> String {
    let minutes = hours * 60
    if let whole = Int(exactly: minutes) { return Self.minutes(whole) }
    return JSONNumber(hours).text + " hours"
  }

  /// When an action happens, counted from the event: "right away", "3 days after".
  static func delay(_ minutes: Int) -> String { minutes == 0 ? "right away" : Self.minutes(minutes) + " after" }

  static func count(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
}

/// Lists as people say them.
enum Lists {
  static func or(_ items: [String]) -> String { joined(items, "or") }
  static func and(_ items: [String]) -> String { joined(items, "and") }

  private static func joined(_ items: [String], _ word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
