import ConfigSchema

/// Small pieces of plain English.
enum Wording {
  /// `2 hours`, `3 days`, `45 minutes`.
  static func delay(_ minutes: Int) -> String {
    if minutes == 0 { return "0 minutes" }
    if minutes % 1440 == 0 { return count(minutes / 1440, "day") }
    if minutes % 60 == 0 { return count(minutes / 60, "hour") }
    return count(minutes, "minute")
  }

  static func hours(_ hours: Double) -> String {
    if hours >= 48, hours.truncatingRemainder(dividingBy: 24) == 0 { return count(Int(hours / 24), "day") }
    let minutes = (hours * 60).rounded()
    if hours < 1, abs(minutes - hours * 60) < 0.001 { return count(Int(minutes), "minute") }
    return hours == 1 ? "1 hour" : number(hours) + " hours"
  }

  static func count(_ n: Int, _ noun: String) -> String { n == 1 ? "1 \(noun)" : "\(n) \(noun)s" }
  static func number(_ value: Double) -> String { JSONNumber(value).text }

  static func list(_ items: [String], _ last: String = "and") -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(last) " + items.last!
  }

  static func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  static func shortened(_ text: String, _ limit: Int = 80) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(limit)
    return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + "…"
  }
}
