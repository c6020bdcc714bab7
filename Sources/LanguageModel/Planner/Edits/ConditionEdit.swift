import ConfigSchema

/// Changes for whom and when a trigger acts: sources, weekdays, hours, ratings, buckets, stop rules.
struct ConditionEdit {
  let statement: EditStatement
  enum Mode { case add, remove, replace }

  /// - Returns: what was done, in plain words.
  func apply(to trigger: inout Trigger) -> [String] {
    var done: [String] = []
    done += rating(&trigger)
    done += bucket(&trigger)
    for group in groups(trigger.eventType) { if let text = apply(group, &trigger) { done.append(text) } }
    return done
  }

  struct Group {
    var field: String
    var values: [JSON]
    var mode: Mode
    var noun: String
  }

  // MARK: Lists of values

  func groups(_ event: String) -> [Group] {
    var result: [Group] = []
    for tag in statement.tags where tag.isCondition {
      switch tag.meaning {
      case .source(let values):
        result.append(
          Group(
            field: event.hasPrefix("lead_")
              && ["lead_created", "lead_status_changed", "lead_uncontacted"].contains(event)
              ? "payload.source" : "lead.source", values: values.map { .string($0) }, mode: mode(tag), noun: "source"))
      case .days(let values):
        result.append(Group(field: "time.weekday", values: values.map { .string($0) }, mode: mode(tag), noun: "days"))
      case .clock(let clock):
        result.append(
          Group(
            field: "time.local_hour", values: clock.hours.map { .number(JSONNumber($0)) },
            mode: tag.isNegated ? .remove : .replace, noun: "hours"))
      case .bedrooms(let values):
        result.append(
          Group(
            field: event == "lead_created" ? "payload.bedrooms" : "lead.bedrooms", values: values.map { .string($0) },
            mode: mode(tag), noun: "bedrooms"))
      case .tourType(let value) where event.hasPrefix("tour_"):
        result.append(
          Group(field: "payload.tour_type", values: [.string(value)], mode: mode(tag), noun: "kind of tour"))
      default: break
      }
    }
    return joined(result)
  }

  func joined(_ groups: [Group]) -> [Group] {
    groups.reduce(into: []) { result, group in
      if let index = result.firstIndex(where: { $0.field == group.field && $0.mode == group.mode }) {
        result[index].values += group.values.filter { !result[index].values.contains($0) }
      } else {
        result.append(group)
      }
    }
  }

  static let removing: Set<String> = [
    "not", "exclude", "excluding", "except", "remove", "drop", "skip", "without", "stop", "no", "delete", "ignore",
    "leave", "minus", "take", "skipped", "skips", "excluded", "excludes", "dropped", "removed", "ignored", "left",
  ]
  static let adding: Set<String> = [
    "also", "too", "add", "include", "including", "cover", "covers", "plus", "well", "additionally", "extend", "expand",
    "another",
  ]

  func mode(_ tag: Tag) -> Mode {
    let tokens = statement.tokens
    // "actually no, Zillow only": the "no" is an answer.
    let answer = tokens[..<tag.start].lastIndex { $0.text == "no" }.flatMap {
      tokens[safe: $0 + 1]?.isMark == true ? $0 + 1 : nil
    }
    let before = tokens[max(0, tag.start - 8, answer ?? 0)..<tag.start]
    // "do not send it to people whose inquiry came from Zillow": denied from the beginning of the clause on.
    let clause = tokens[((tokens[..<tag.start].lastIndex(where: \.isMark) ?? -1) + 1)..<tag.start]
    if clause.contains(where: { ["not", "never"].contains($0.text) }), statement.says("who", "whose", "that", "people"),
      !clause.contains(where: { ["only", "just"].contains($0.text) })
    {
      return .remove
    }
    if tag.isNegated
      || before.contains(where: { Self.removing.contains($0.text) })
        && !before.contains(where: { ["only", "just"].contains($0.text) })
    {
      return .remove
    }
    let after = tokens[min(tag.end, tokens.count)...].prefix(6)
    if after.contains(where: { ["anymore", "longer"].contains($0.text) }) && statement.says("not", "stop", "no") {
      return .remove
    }
    if tokens.contains(where: { Self.adding.contains($0.text) }) && !statement.says("only", "just", "instead") {
      return .add
    }
    return .replace
  }

  func apply(_ group: Group, _ trigger: inout Trigger) -> String? {
    let index = trigger.conditions.firstIndex {
      $0.field == group.field || $0.field.split(separator: ".").last == group.field.split(separator: ".").last
    }
    var current = index.map { trigger.conditions[$0] }
    if let value = current, value.op == .eq { current = Condition(value.field, .isIn, .array([value.value])) }
    if let value = current, value.op == .neq { current = Condition(value.field, .notIn, .array([value.value])) }
    if let value = current, value.field == "time.local_hour", value.op != .isIn {
      current = group.mode == .replace ? nil : value
    }
    let values = current?.value.array ?? []
    let same: (JSON, JSON) -> Bool = { Self.key($0) == Self.key($1) }
    switch (group.mode, current?.op) {
    case (.add, .isIn?):
      current!.value = .array(values + group.values.filter { new in !values.contains { same($0, new) } })
    case (.add, .notIn?): current!.value = .array(values.filter { old in !group.values.contains { same($0, old) } })
    case (.add, _):
      return nil
    case (.remove, .isIn?): current!.value = .array(values.filter { old in !group.values.contains { same($0, old) } })
    case (.remove, .notIn?):
      current!.value = .array(values + group.values.filter { new in !values.contains { same($0, new) } })
    case (.remove, _): current = Condition(group.field, .notIn, .array(group.values))
    case (.replace, _): current = Condition(current?.field ?? group.field, .isIn, .array(group.values))
    }
    store(current, index, group.field, &trigger)
    return
      "\(group.noun): \(Wording.list(group.values.map(Self.text))) \(group.mode == .add ? "added" : group.mode == .remove ? "left out" : "only")"
  }

  func store(_ condition: Condition?, _ index: Int?, _ field: String, _ trigger: inout Trigger) {
    guard let condition else { return }
    let isEmpty = condition.value.array?.isEmpty == true
    if let index {
      if isEmpty { trigger.conditions.remove(at: index) } else { trigger.conditions[index] = condition }
      if field == "time.local_hour" {
        trigger.conditions = trigger.conditions.enumerated().filter { $0.offset == index || $0.element.field != field }
          .map(\.element)
      }
    } else if !isEmpty {
      trigger.conditions.append(condition)
    }
  }

  static func key(_ value: JSON) -> String {
    String(
      (value.string ?? value.double.map { JSONNumber($0).text } ?? "").lowercased().filter {
        $0.isLetter || $0.isNumber
      })
  }
  static func text(_ value: JSON) -> String { value.string ?? value.double.map { JSONNumber($0).text } ?? "" }
}

extension Condition {
  /// Whether a number passes the test.
  func allows(_ number: Double) -> Bool {
    let list = value.array?.compactMap(\.double) ?? []
    guard let own = value.double else {
      return op == .isIn ? list.contains(number) : op == .notIn && !list.contains(number)
    }
    switch op {
    case .eq: return number == own
    case .neq: return number != own
    case .lt: return number < own
    case .lte: return number <= own
    case .gt: return number > own
    case .gte: return number >= own
    default: return false
    }
  }
}
