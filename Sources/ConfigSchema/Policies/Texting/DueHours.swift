/// When an action may be done by the clock of the property: from the hours of its event, its delay and its own conditions.
enum DueHours {
  static func of(_ action: Action, in trigger: Trigger) -> Set<Int> {
    let start = (0...23).filter { allows($0, trigger.conditions) }
    let (whole, rest) = TimeLimits.clamped(action.delayMinutes).quotientAndRemainder(dividingBy: 60)
    var due: Set<Int> = []
    for hour in start {
      due.insert((hour + whole) % 24)
      if rest > 0 { due.insert((hour + whole + 1) % 24) }
    }
    return due.filter { allows($0, action.onlyIf) }
  }

  /// Whether it may fall due on a Sunday.
  static func canBeSunday(_ action: Action, in trigger: Trigger) -> Bool {
    guard allowsWeekday("sun", action.onlyIf) else { return false }
    let minutes = TimeLimits.clamped(action.delayMinutes)
    return weekdays.indices.contains { day in
      guard allowsWeekday(weekdays[day], trigger.conditions) else { return false }
      let days = minutes / 1_440
      return (day + days) % 7 == 6 || (minutes % 1_440 > 0 && (day + days + 1) % 7 == 6)
    }
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static func allows(_ hour: Int, _ conditions: [Condition]) -> Bool {
    conditions.allSatisfy {
      $0.field != "time.local_hour" || Matcher.holds($0, for: .number(JSONNumber(hour)))
    }
  }

  private static func allowsWeekday(_ day: String, _ conditions: [Condition]) -> Bool {
    conditions.allSatisfy { $0.field != "time.weekday" || Matcher.holds($0, for: .string(day)) }
  }
}
