/// Days of the week as the configuration writes them.
enum Weekdays {
  static let all = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// `mon` … `sun` for a word; nil when it names no day.
  static func named(_ word: String) -> String? { names[word] }
  static var words: [String] { Array(names.keys) }

  private static let names: [String: String] = [
    "monday": "mon", "mondays": "mon", "mon": "mon", "tuesday": "tue", "tuesdays": "tue", "tue": "tue", "tues": "tue",
    "wednesday": "wed", "wednesdays": "wed", "wed": "wed", "weds": "wed", "thursday": "thu", "thursdays": "thu",
    "thu": "thu", "thur": "thu", "thurs": "thu", "friday": "fri", "fridays": "fri", "fri": "fri", "saturday": "sat",
    "saturdays": "sat", "sat": "sat", "sats": "sat", "sunday": "sun", "sundays": "sun", "sun": "sun", "suns": "sun",
  ]

  /// The days from one to another, going round the end of the week.
  static func from(_ first: String, to last: String) -> [String] {
    guard let a = all.firstIndex(of: first), let b = all.firstIndex(of: last) else { return [] }
    return a <= b ? Array(all[a...b]) : Array(all[a...] + all[...b])
  }
  /// "weekdays", "weekends", "mon, tue".
  static func words(_ days: [String]) -> String {
    switch Set(days) {
    case Set(all.prefix(5)): "weekdays"
    case Set(all.suffix(2)): "weekends"
    default: days.joined(separator: ", ")
    }
  }

  static func sorted(_ days: Set<String>) -> [String] { all.filter { days.contains($0) } }
}
