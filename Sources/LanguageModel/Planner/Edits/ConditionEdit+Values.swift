import ConfigSchema

/// Ratings, score buckets and scores.
extension ConditionEdit {
  func rating(_ trigger: inout Trigger) -> [String] {
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
  func narrowed(_ trigger: Trigger) -> (index: Int, condition: Condition)? {
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
  func widened(_ rating: Comparison, _ trigger: Trigger) -> Comparison {
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
  func bare(_ trigger: Trigger) -> Comparison? {
    guard let number = statement.newNumbers.first, (1...5).contains(number), statement.newSpans.isEmpty,
      statement.has(.change),
      let old = trigger.conditions.first(where: { $0.field == "payload.rating" })
    else { return nil }
    return Comparison(op: old.op, value: number)
  }

  func bucket(_ trigger: inout Trigger) -> [String] {
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
  func isTakenBack(_ word: String) -> Bool {
    guard statement.says("only", "just"), let at = statement.tokens.lastIndex(where: { $0.text == word }) else {
      return false
    }
    let before = statement.tokens[max(0, at - 2)..<at].split(omittingEmptySubsequences: false, whereSeparator: \.isMark)
    return before.last?.contains { Self.removing.contains($0.text) || $0.text == "forget" } ?? false
  }

  func isInName(_ word: String) -> Bool {
    statement.name.map { range in statement.tokens[range].contains { $0.text == word } } ?? false
  }

  func score(_ trigger: inout Trigger) -> [String] {
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
