import ConfigSchema

/// The number a clock event waits for, and when a task is due.
extension TimingEdit {
  static let units: [String: TimeUnit] = [
    "payload.days_since_contact": .day, "payload.days_until": .day, "payload.days_waiting": .day,
    "payload.hours_until": .hour,
    "payload.hours_since": .hour, "payload.minutes_since_created": .minute, "payload.minutes_since_last": .minute,
  ]

  static func measure(_ trigger: Trigger) -> Int? { trigger.conditions.firstIndex { units[$0.field] != nil } }
  func measureUnit(_ trigger: Trigger) -> TimeUnit? {
    Self.measure(trigger).flatMap { Self.units[trigger.conditions[$0].field] }
  }

  /// The condition to change, unless the sentence speaks of a delayed step of the same trigger.
  func measureIndex(_ trigger: Trigger, _ span: Span) -> Int? {
    guard let index = Self.measure(trigger) else { return nil }
    let kinds = ActionSelection.kinds(statement)
    let delayed = trigger.actions.filter { $0.delayMinutes > 0 }
    if delayed.isEmpty { return index }
    let namesDelayed =
      delayed.contains { action in kinds.contains { $0.type == action.type } }
      && !trigger.actions.contains { action in action.delayMinutes == 0 && kinds.contains { $0.type == action.type } }
    let oldIsDelay = statement.oldSpans.contains { tag in
      delayed.contains { Double($0.delayMinutes) == tag.span!.minutes }
    }
    return namesDelayed || oldIsDelay ? nil : index
  }

  func setMeasure(_ span: Span, _ index: Int, _ trigger: inout Trigger) -> Outcome {
    let unit = Self.units[trigger.conditions[index].field] ?? .hour
    let old = trigger.conditions[index].value.double ?? 0
    var minutes = span.minutes
    if let tag = statement.newSpans.first(where: { $0.span?.minutes == span.minutes }),
      let sign = RelativeAmount.sign(tag, statement.tokens)
    {
      // "an hour earlier" before a tour is more time before it.
      let isBefore = trigger.conditions[index].op == .lte && statement.says("earlier", "sooner")
      minutes = max(0, old * unit.rawValue + (isBefore ? -sign : sign) * span.minutes)
    }
    trigger.conditions[index].value = .number(JSONNumber(minutes / unit.rawValue))
    return .done("\(Wording.delay(Int(minutes))) instead of \(Wording.delay(Int(old * unit.rawValue)))")
  }

  // MARK: Due times

  func isDue(_ trigger: Trigger) -> Bool {
    (statement.says("due") || statement.newSpans.contains { $0.span?.relation == .due })
      && trigger.actions.contains { $0.type == "create_task" }
  }

  func setDue(_ span: Span, _ trigger: inout Trigger) -> Outcome {
    guard let index = trigger.actions.firstIndex(where: { $0.type == "create_task" }) else { return .nothing }
    trigger.actions[index].config["due_in_hours"] = .number(JSONNumber(span.hours))
    return .done("the task is due in \(Wording.hours(span.hours))")
  }
}
