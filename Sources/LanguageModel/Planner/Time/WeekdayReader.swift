/// Reads days of the week: "sat and sun", "Mon-Fri", "weekends", "tuesday through thursday".
enum WeekdayReader {
  static func read(_ tokens: [Token], _ start: Int) -> (days: [String], end: Int)? {
    guard var (days, at) = one(tokens, start) else { return nil }
    var end = at
    while let token = tokens[safe: at] {
      var next = at
      let isRange =
        ["through", "thru", "to", "till", "until"].contains(token.text) || (token.isJoined && one(tokens, at) != nil)
      if !token.isJoined || one(tokens, at) == nil {
        guard
          isRange || ["and", "or", "plus"].contains(token.text) || token.isMark(",") || token.isMark("/")
            || token.isMark("&")
        else { break }
        next += 1
        if let word = tokens[safe: next]?.text, word == "and" || word == "or" || word == "on" { next += 1 }
      }
      guard let (more, after) = one(tokens, next) else { break }
      if isRange, let a = days.last, let b = more.first { days += Weekdays.from(a, to: b) } else { days += more }
      at = after
      end = after
    }
    return (Weekdays.sorted(Set(days)), end)
  }

  private static func one(_ tokens: [Token], _ at: Int) -> ([String], Int)? {
    guard let token = tokens[safe: at], token.kind == .word else { return nil }
    if let day = Weekdays.named(token.text) {
      // "sat" and "sun" are also a verb and a star.
      if token.text == "sat" || token.text == "sun",
        tokens[safe: at + 1].map({ ["in", "there", "for", "with"].contains($0.text) }) ?? false
      {
        return nil
      }
      return ([day], at + 1)
    }
    switch token.text {
    case "weekend", "weekends", "wknd": return (["sat", "sun"], at + 1)
    case "weekday", "weekdays", "workdays", "workday": return (Weekdays.from("mon", to: "fri"), at + 1)
    case "m":
      guard let next = tokens[safe: at + 1], next.text == "f", next.isJoined else { return nil }
      return (Weekdays.from("mon", to: "fri"), at + 2)
    default: return nil
    }
  }
}
