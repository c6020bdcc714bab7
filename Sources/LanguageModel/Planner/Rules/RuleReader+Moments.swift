/// Moments that a sentence shares with the rule before, or names several of.
extension RuleReader {
  /// "… and at 45 days mark them lost", of a rule about two quiet weeks: the same clock, read later.
  func laterMeasure(_ unit: Unit) -> (value: Double, tag: Tag)? {
    guard let last = drafts.last, let measure = last.event.measure, measure.unit > 0, let now = last.measure,
      unit.strongEvent == nil
    else { return nil }
    if measure.op == .lte {
      let before = unit.spans.first { $0.span?.relation == .before && $0.span?.inexact == nil }
      return before.flatMap { tag in
        let value = tag.span!.minutes / measure.unit
        return value == now ? nil : (value, tag)
      }
    }
    for tag in unit.spans {
      guard let span = tag.span, span.inexact == nil else { continue }
      let value = span.minutes / measure.unit
      let saysAt =
        ["at", "on", "by"].contains(unit.sentence.tokens[tag.start].text) || span.relation == .dayNumber
        || tag.start == 0 && span.relation == .plain || saysStillNothing(unit)
        || span.relation == .later && unit.sentence.tokens[tag.start].text == "after"
          && unit.sentence.tokens.startsClause(tag.start)
      if saysAt, value > now { return (value, tag) }
    }
    return nil
  }

  /// "still nothing after 72 hours": the clock that the rule before reads goes on.
  private func saysStillNothing(_ unit: Unit) -> Bool {
    let words = unit.sentence.tokens.filter { !$0.isMark }.prefix(2).map(\.text)
    return words.contains("still") && ["lead_stale", "lead_uncontacted"].contains(drafts.last?.event.type ?? "")
  }

  /// "cancelled or no-show: text them": the same for each of the moments that are joined.
  mutating func coordinate(_ unit: Unit, _ event: EventSense) {
    let tokens = unit.sentence.tokens
    let strong = unit.events.filter { $0.event?.isWeak == false && !$0.isNegated }
    guard event.measure == nil, let first = strong.first(where: { $0.event == event }), let copy = drafts.last else {
      return
    }
    var end = first.end
    for tag in strong where tag.start >= end {
      guard let other = tag.event, other.measure == nil,
        other.type != event.type || other.conditions != event.conditions,
        tokens.stretch(end, tag.start).contains(where: { ["or", "and", "/", "&"].contains($0.text) }),
        tokens.stretch(end, tag.start).allSatisfy({ Self.joints.contains($0.text) })
      else { break }
      var draft = copy
      draft.event = other
      drafts.append(draft)
      end = tag.end
    }
  }

  static let joints: Set<String> = [
    "or", "and", "/", "&", ",", "a", "when", "if", "they", "also", "both", "somebody",
  ]

  /// "Also juggle the parking list and e-mail it": something else is wanted before the step that was understood.
  func unreadOpening(_ unit: Unit) -> String? {
    let tokens = unit.sentence.tokens
    guard unit.strongEvent == nil, unit.conditions.isEmpty, let first = unit.actions.first(where: { !$0.isNegated }),
      ["it", "them", "that", "this"].contains(tokens[safe: first.end - 1]?.text ?? "")
        || ["it", "that", "this"].contains(tokens[safe: first.end]?.text ?? "")
        || ["get", "gets", "receive", "receives"].contains(tokens[first.start].text)
    else { return nil }
    let tags = Tagger.tags(tokens)
    let start = tokens[..<first.start].lastIndex { $0.endsSentence || $0.isMark(";") }.map { $0 + 1 } ?? 0
    guard start < first.start, !tags.contains(where: { $0.isStop && $0.start < first.start }) else { return nil }
    let unread = Unexplained.words(start..<first.start, tokens, tags).filter { !known.contains(tokens[$0].text) }
    return unread.count >= 2 ? unit.sentence.original(start..<first.start) : nil
  }

  /// "Self-guided: a text. Virtual: an e-mail": kinds of tours speak of the moment the rule before named.
  func sisterEvent(_ unit: Unit) -> EventSense? {
    // "hot from anywhere else": the others of the rule before share its moment.
    let isOthers = unit.conditions.contains { if case .others = $0.meaning { true } else { false } }
    if isOthers, let last = drafts.last { return last.event }
    // "Weekends: an e-mail": times of day and week say when the rule before holds otherwise.
    let isTime = unit.conditions.contains { tag in
      switch tag.meaning {
      case .clock, .days: !tag.isNegated
      default: false
      }
    }
    if isTime, unit.events.isEmpty, let last = drafts.last, last.event.measure == nil { return last.event }
    let isKind = unit.conditions.contains { if case .tourType = $0.meaning { true } else { false } }
    guard isKind else { return nil }
    if let last = drafts.last, last.event.type.hasPrefix("tour_") { return last.event }
    // "if it was a video tour, … an hour afterwards": it has taken place.
    let isOver = unit.sentence.containsAny([
      "was", "were", "after", "afterward", "afterwards", "following", "post", "over",
    ])
    return EventSense.named(isOver ? "toured" : "booked")
  }

  /// "after 6 days", said after the number that a clock event needs was missing.
  mutating func measures(_ unit: Unit, _ index: Int) -> Bool {
    guard let measure = drafts[index].event.measure, drafts[index].measure == nil else { return false }
    let number = unit.tags.compactMap { if case .number(let value) = $0.meaning { value } else { nil } }.first
    let span = unit.spans.compactMap(\.span).first { $0.relation != .immediate && $0.relation != .every }
    guard let value = measure.unit > 0 ? span.map({ $0.minutes / measure.unit }) : number else { return false }
    drafts[index].measure = value
    questions.removeAll { $0.text == measure.question }
    return true
  }
}
