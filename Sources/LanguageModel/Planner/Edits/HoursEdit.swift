import ConfigSchema

/// Moves one end of the hours in which a trigger acts: "begins at 9 pm now", "still stops at 8 am".
enum HoursEdit {
  private static let begins: Set<String> = ["begin", "begins", "start", "starts", "kicks", "opens", "from", "starting"]
  private static let ends: Set<String> = [
    "end", "ends", "stop", "stops", "until", "till", "quits", "closes", "through",
  ]

  /// - Returns: what was done, or nil when the sentence names no end of the hours.
  static func apply(_ statement: EditStatement, to trigger: inout Trigger) -> String? {
    let tokens = statement.tokens
    // Both ends said together are read as a whole.
    if statement.tags.contains(where: { if case .clock = $0.meaning { true } else { false } }) { return nil }
    guard let index = trigger.conditions.firstIndex(where: { $0.field == "time.local_hour" && $0.op == .isIn }),
      let hours = trigger.conditions[index].value.array?.compactMap(\.int), let first = start(of: hours)
    else { return nil }
    var (from, to) = (first, (first + hours.count) % 24)
    var isSaid = false
    for i in tokens.indices {
      guard let hour = ClockReader.time(tokens, i), tokens[safe: i - 1]?.text != "not" else { continue }
      let before = Set(tokens[max(0, i - 3)..<i].map(\.text))
      if !before.isDisjoint(with: begins) { (from, isSaid) = (hour, true) }
      if !before.isDisjoint(with: ends) { (to, isSaid) = (hour, true) }
    }
    guard isSaid, from != to else { return nil }
    trigger.conditions[index].value = .array(ClockHours.range(from, to).map { .number(JSONNumber($0)) })
    return "from \(from):00 to \(to):00"
  }

  /// The hour after a gap: 20 of 20…23, 0…7.
  private static func start(of hours: [Int]) -> Int? {
    let set = Set(hours)
    return hours.first { !set.contains(($0 + 23) % 24) }
  }
}
