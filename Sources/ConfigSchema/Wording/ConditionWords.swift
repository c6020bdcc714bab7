/// Conditions in a manager's words.
struct ConditionWords {
  let catalogue: Catalogue

  /// All conditions as one clause, such as "if the source is Zillow, only between 6 pm and 9 am".
  /// - Parameters:
  ///   - event: the event whose payload they look at.
  ///   - isLater: they are looked at when a delayed action falls due.
  /// - Returns: an empty text when there are none.
  func clause(_ conditions: [Condition], event: String, isLater: Bool = false) -> String {
    var parts: [String] = []
    let hours = conditions.filter { $0.field == "time.local_hour" }
    let hourText = hours.isEmpty ? nil : HourWords.text(hours)
    if let hourText { parts.append(hourText) }
    var tests: [String] = []
    for condition in conditions {
      if hourText != nil, condition.field == "time.local_hour" { continue }
      if let special = special(condition, isLater: isLater) {
        parts.append(special)
      } else {
        tests.append(test(condition, event: event))
      }
    }
    if !tests.isEmpty { parts.insert("if " + Lists.and(tests) + (isLater ? " by then" : ""), at: 0) }
    return parts.joined(separator: ", ")
  }

  private func special(_ condition: Condition, isLater: Bool) -> String? {
    if condition.field == "time.weekday" { return WeekdayWords.text(condition) }
    return StatusWords.text(condition, isLater: isLater)
  }

  private func test(_ condition: Condition, event: String) -> String {
    let spec = catalogue.field(condition.field, forEvent: event)
    let title = subject(spec?.title ?? condition.field)
    return title.text + " " + Predicate(spec: spec, isPlural: title.isPlural).text(condition.op, condition.value)
  }

  private func subject(_ title: String) -> (text: String, isPlural: Bool) {
    let isPlural = ["hours ", "days ", "minutes "].contains { title.hasPrefix($0) }
    if isPlural || title.hasPrefix("the ") || title.hasPrefix("when ") { return (Escape.visible(title), isPlural) }
    return ("the " + Escape.visible(title), false)
  }
}

/// The second half of a test: "is at least 3", "contains “dog”".
private struct Predicate {
  let spec: FieldSpec?
  let isPlural: Bool

  func text(_ op: Operator, _ value: JSON) -> String {
    let verb = isPlural ? "are" : "is"
    switch op {
    case .eq, .isIn: return "\(verb) \(choice(value))"
    case .neq, .notIn: return "\(verb) not \(choice(value))"
    case .gt: return "\(verb) \(isMoment ? "after" : "more than") \(single(value))"
    case .gte: return "\(verb) \(isMoment ? "on or after" : "at least") \(single(value))"
    case .lt: return "\(verb) \(isMoment ? "before" : "less than") \(single(value))"
    case .lte: return "\(verb) \(isMoment ? "on or before" : "at most") \(single(value))"
    case .contains: return "\(isPlural ? "contain" : "contains") \(choice(value))"
    case .notContains: return "\(isPlural ? "do" : "does") not contain \(choice(value))"
    case .exists: return "\(verb) known"
    case .notExists: return "\(verb) not known"
    }
  }

  private var isMoment: Bool {
    switch spec?.type {
    case .date, .time, .timestamp: true
    default: false
    }
  }

  private func single(_ value: JSON) -> String { ValueWords.text(value, vocabulary: spec?.vocabulary) }

  private func choice(_ value: JSON) -> String {
    guard let items = value.array else { return single(value) }
    return items.isEmpty ? "one of nothing" : Lists.or(items.map(single))
  }
}
