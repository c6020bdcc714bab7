import ConfigSchema

/// Changes for whom and when a trigger acts: sources, weekdays, hours, ratings, buckets, stop rules.
struct ConditionEdit {
  let statement: EditStatement
  private enum Mode { case add, remove, replace }

  /// - Returns: what was done, in plain words.
  func apply(to trigger: inout Trigger) -> [String] {
    var done: [String] = []
    done += rating(&trigger)
    done += bucket(&trigger)
    for group in groups(trigger.eventType) { if let text = apply(group, &trigger) { done.append(text) } }
    return done
  }

  private struct Group {
    var field: String
    var values: [JSON]
    var mode: Mode
    var noun: String
  }

  // MARK: Lists of values

  private func groups(_ event: String) -> [Group] {
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

  private func joined(_ groups: [Group]) -> [Group] {
    groups.reduce(into: []) { result, group in
      if let index = result.firstIndex(where: { $0.field == group.field && $0.mode == group.mode }) {
        result[index].values += group.values.filter { !result[index].values.contains($0) }
      } else {
        result.append(group)
      }
    }
  }

  private static let removing: Set<String> = [
    "not", "exclude", "excluding", "except", "remove", "drop", "skip", "without", "stop", "no", "delete", "ignore",
    "leave", "minus", "take", "skipped", "skips", "excluded", "excludes", "dropped", "removed", "ignored", "left",
  ]
  private static let adding: Set<String> = [
    "also", "too", "add", "include", "including", "cover", "covers", "plus", "well", "additionally", "extend", "expand",
    "another",
  ]

  private func mode(_ tag: Tag) -> Mode {
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

  private func apply(_ group: Group, _ trigger: inout Trigger) -> String? {
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

  private func store(_ condition: Condition?, _ index: Int?, _ field: String, _ trigger: inout Trigger) {
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

  private static func key(_ value: JSON) -> String {
    String(
      (value.string ?? value.double.map { JSONNumber($0).text } ?? "").lowercased().filter {
        $0.isLetter || $0.isNumber
      })
  }
  private static func text(_ value: JSON) -> String { value.string ?? value.double.map { JSONNumber($0).text } ?? "" }

  // MARK: Single values

  private func rating(_ trigger: inout Trigger) -> [String] {
    guard trigger.eventType.hasPrefix("review") else { return [] }
    let ratings = statement.tags.compactMap { tag -> Comparison? in
      if case .rating(let rating) = tag.meaning, !tag.isNegated, !statement.isOld(tag) { rating } else { nil }
    }
    if let left = narrowed(trigger) {
      trigger.conditions[left.index] = left.condition
      return ["rating changed"]
    }
    guard var rating = ratings.first ?? bare(trigger) else { return [] }
    if statement.tokens.contains(where: { Self.adding.contains($0.text) }) || statement.says("catch") {
      rating = widened(rating, trigger)
    }
    let (op, value) = rating.condition
    let condition = Condition("payload.rating", op, value)
    if let index = trigger.conditions.firstIndex(where: { $0.field == "payload.rating" }) {
      trigger.conditions[index] = condition
    } else {
      trigger.conditions.append(condition)
    }
    return ["rating changed"]
  }

  /// "take the threes out": what there is without the ratings named.
  private func narrowed(_ trigger: Trigger) -> (index: Int, condition: Condition)? {
    guard statement.has(.delete) || statement.has(.restrict),
      let index = trigger.conditions.firstIndex(where: { $0.field == "payload.rating" })
    else { return nil }
    let removed = statement.tags.compactMap { tag -> Double? in
      guard mode(tag) == .remove else { return nil }
      switch tag.meaning {
      case .rating(let rating): return rating.op == .eq ? rating.value : nil
      case .number(let value): return (1...5).contains(value) && statement.newSpans.isEmpty ? value : nil
      default: return nil
      }
    }
    guard !removed.isEmpty else { return nil }
    let left = [1.0, 2, 3, 4, 5].filter { trigger.conditions[index].allows($0) && !removed.contains($0) }
    guard !left.isEmpty else { return nil }
    let values = JSON.array(left.map { .number(JSONNumber($0)) })
    return (index, Condition("payload.rating", .isIn, values))
  }

  /// "two-star reviews as well": what there is and the new rating together.
  private func widened(_ rating: Comparison, _ trigger: Trigger) -> Comparison {
    guard rating.op == .eq, let old = trigger.conditions.first(where: { $0.field == "payload.rating" }),
      let value = old.value.double
    else { return rating }
    switch old.op {
    case .lte where rating.value > value: return Comparison(op: .lte, value: rating.value)
    case .gte where rating.value < value: return Comparison(op: .gte, value: rating.value)
    case .eq where value != rating.value:
      return Comparison(op: .eq, value: value, others: [rating.value] + rating.others)
    default: return rating
    }
  }

  /// "make it 2": the comparison stays.
  private func bare(_ trigger: Trigger) -> Comparison? {
    guard let number = statement.newNumbers.first, (1...5).contains(number), statement.newSpans.isEmpty,
      statement.has(.change),
      let old = trigger.conditions.first(where: { $0.field == "payload.rating" })
    else { return nil }
    return Comparison(op: old.op, value: number)
  }

  private func bucket(_ trigger: inout Trigger) -> [String] {
    guard let index = trigger.conditions.firstIndex(where: { $0.field.hasSuffix("bucket") }) else {
      return score(&trigger)
    }
    let named = statement.tags.compactMap { tag -> (String, Mode)? in
      guard let event = tag.event, event.type == "lead_bucket_changed", let value = event.conditions.first?.value.string
      else { return nil }
      return isTakenBack(value) ? nil : (value, mode(tag))
    }
    let words = ["hot", "warm", "cold"].filter { word in
      statement.says(word) && !named.contains { $0.0 == word } && !isInName(word) && !isTakenBack(word)
    }.map { ($0, statement.tokens.contains { Self.adding.contains($0.text) } ? Mode.add : Mode.replace) }
    guard let (_, mode) = (named + words).first else { return [] }
    let values = (named + words).map(\.0)
    var current =
      trigger.conditions[index].value.array?.compactMap(\.string)
      ?? [trigger.conditions[index].value.string].compactMap { $0 }
    switch mode {
    case .add: current += values.filter { !current.contains($0) }
    case .remove: current.removeAll { values.contains($0) }
    case .replace: current = values
    }
    guard !current.isEmpty else { return [] }
    trigger.conditions[index] =
      current.count == 1
      ? Condition(trigger.conditions[index].field, .eq, .string(current[0]))
      : ConditionReader.list(trigger.conditions[index].field, .isIn, current)
    return ["bucket: \(Wording.list(current, "or"))"]
  }

  /// "hot only, forget warm".
  private func isTakenBack(_ word: String) -> Bool {
    guard statement.says("only", "just"), let at = statement.tokens.lastIndex(where: { $0.text == word }) else {
      return false
    }
    let before = statement.tokens[max(0, at - 2)..<at].split(omittingEmptySubsequences: false, whereSeparator: \.isMark)
    return before.last?.contains { Self.removing.contains($0.text) || $0.text == "forget" } ?? false
  }

  private func isInName(_ word: String) -> Bool {
    statement.name.map { range in statement.tokens[range].contains { $0.text == word } } ?? false
  }

  private func score(_ trigger: inout Trigger) -> [String] {
    guard
      let index = trigger.conditions.firstIndex(where: {
        $0.field.hasSuffix("total_score") || $0.field.hasSuffix("change_percent")
      })
    else { return [] }
    let percent = statement.tags.compactMap { tag -> Double? in
      if case .percent(let value) = tag.meaning, !statement.isOld(tag) { value } else { nil }
    }.first
    guard let value = percent ?? statement.newNumbers.first else { return [] }
    let isDrop =
      trigger.conditions[index].field.hasSuffix("change_percent") && (trigger.conditions[index].value.double ?? 0) < 0
    trigger.conditions[index].value = .number(JSONNumber(isDrop ? -value : value))
    return ["\(Wording.number(value)) instead"]
  }
}

extension Condition {
  /// Whether a number passes the test.
  fileprivate func allows(_ number: Double) -> Bool {
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
