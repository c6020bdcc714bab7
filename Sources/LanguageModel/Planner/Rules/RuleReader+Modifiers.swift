import ConfigSchema

/// Sentences without an action: a moment that waits for one, a restriction, a stop rule.
extension RuleReader {
  /// A moment that waits for its action, a restriction or a stop rule for the rule before.
  mutating func modifies(_ unit: Unit, _ stops: [StopReader.Stop]) -> Bool {
    let index = drafts.count - 1
    if index >= 0, !stops.isEmpty {
      let named = stops.filter { $0.whileStatus == nil }.flatMap(\.statuses)
      let lasting = stops.compactMap(\.whileStatus).first
      if unit.sentence.containsAny(["all", "everything", "whole"]), stops.contains(where: \.isGeneral) {
        stopEarlier(than: index, named)
      }
      for i in drafts[index].actions.indices
      where drafts[index].actions[i].delay > 0 || drafts[index].actions.count == 1 || stops.contains(where: \.isGeneral)
      {
        drafts[index].actions[i].onlyWhile = lasting ?? drafts[index].actions[i].onlyWhile
        if !named.isEmpty { drafts[index].actions[i].stops = (drafts[index].actions[i].stops ?? []) + named }
      }
      drafts[index].sentences.append(unit.sentence)
      return true
    }
    if index >= 0, stopsMessages(unit), let status = unit.strongEvent?.event?.status {
      for n in drafts.indices { addStop(status, to: n) }
      drafts[index].sentences.append(unit.sentence)
      return true
    }
    if index >= 0, let event = unit.strongEvent?.event, drafts[index].unknownMoment != nil {
      answer(unit, event)
      return true
    }
    if index < 0, unit.strongEvent == nil, unit.sentence.containsAny(Self.series), unit.stops.isEmpty {
      waiting = waiting.map { merged($0, unit) } ?? unit
      isChained = isChained || Chain.isSaid(unit.sentence)
      return true
    }
    if index < 0 || unit.sentence.isQuestion, unit.strongEvent == nil,
      unit.conditions.contains(where: { !$0.isNegated }),
      unit.sentence.tokens.last.map({ $0.isMark("?") || $0.isMark(":") }) ?? false
        || index < 0 && unit.sentence.containsAny(["only", "just"])
    {
      waiting = waiting.map { merged($0, unit) } ?? unit
      return true
    }
    if index < 0, unit.strongEvent == nil, unit.conditions.contains(where: { !$0.isNegated }),
      unit.sentence.tokens.filter({ !$0.isMark }).count <= 12
    {
      spokenOf = unit
      return false
    }
    if index >= 0, restrictsBuckets(unit) { return true }
    if unit.strongEvent != nil, !unit.sentence.isNegation {
      waiting = waiting.map { merged($0, unit) } ?? unit
      return false
    }
    if index >= 0, refines(unit, index) { return true }
    if !unit.spans.isEmpty, waiting != nil {
      waiting!.spans += []
      waiting = addingSpans(unit)
    }
    return false
  }

  /// "if they book, stop the texts": a stop rule for what was asked for before.
  func stopsMessages(_ unit: Unit) -> Bool {
    unit.sentence.containsAny(["stop", "stops", "quit", "cease", "halt"])
      && unit.actions.contains { $0.isNegated && $0.action?.messagesPerson == true }
  }

  mutating func addStop(_ status: String, to index: Int) {
    for i in drafts[index].actions.indices where drafts[index].actions[i].kind.messagesPerson {
      drafts[index].actions[i].stops = (drafts[index].actions[i].stops ?? []) + [status]
    }
  }

  /// "all stop on …": the rules before of the same moment as well.
  mutating func stopEarlier(than index: Int, _ named: [String]) {
    for n in 0..<index where drafts[n].event == drafts[index].event {
      for i in drafts[n].actions.indices where drafts[n].actions[i].delay > 0 {
        drafts[n].actions[i].stops = (drafts[n].actions[i].stops ?? []) + named
      }
    }
  }

  /// The moment of a rule, said after it was asked for.
  mutating func answer(_ unit: Unit, _ event: EventSense) {
    let choice = EventChooser.choose(unit, fallback: event)
    // What was said before it was asked for has been put right.
    accounted = []
    for i in drafts.indices where drafts[i].unknownMoment != nil {
      drafts[i].event = choice.event
      drafts[i].measure = choice.variants.first?.measure
      drafts[i].unknownMoment = nil
    }
    if let question = choice.question { ask(question) }
  }

  static func percent(_ sentence: Sentence) -> Double? {
    Tagger.tags(sentence.tokens).compactMap { if case .percent(let value) = $0.meaning { value } else { nil } }.last
  }

  func addingSpans(_ unit: Unit) -> Unit? {
    guard var earlier = waiting else { return nil }
    earlier.earlierSpans += unit.spans.map { ($0, unit.sentence) }
    return earlier
  }

  /// "Hot leads only.": a score that narrows down what was asked for before.
  mutating func restrictsBuckets(_ unit: Unit) -> Bool {
    guard unit.strongEvent?.event?.type == "lead_bucket_changed", unit.spans.isEmpty,
      unit.sentence.containsAny(["only", "just"])
    else { return false }
    let fitting = drafts.indices.filter { !BucketReader.conditions(unit, event: drafts[$0].event).isEmpty }
    guard fitting.count == drafts.count else { return false }
    for index in fitting { drafts[index].conditions += BucketReader.conditions(unit, event: drafts[index].event) }
    drafts[drafts.count - 1].sentences.append(unit.sentence)
    if drafts.count > 1 { note("“\(unit.sentence.quote)” holds for all of it (my choice).") }
    return true
  }

  /// "only on weekdays", "just for Zillow", "due in 2 hours", "high priority".
  mutating func refines(_ unit: Unit, _ index: Int) -> Bool {
    if measures(unit, index) { return true }
    let tokens = unit.sentence.tokens
    let positive = unit.conditions.filter { !$0.isNegated }
    let days = positive.compactMap { tag -> [String]? in if case .days(let days) = tag.meaning { days } else { nil } }
    let isAlways = ["every day", "all week", "seven days a week"].contains { unit.sentence.plain.contains($0) }
    if isAlways || !days.isEmpty, days.count == positive.count, unit.sentence.saysTheSame {
      drafts[index].widen(to: isAlways ? Weekdays.from("mon", to: "sun") : days.flatMap(\.self))
      drafts[index].sentences.append(unit.sentence)
      return true
    }
    if !positive.isEmpty,
      tokens.contains(where: { ["only", "just", "but", "limit", "weekdays", "weekends"].contains($0.text) })
    {
      drafts[index].conditions += ConditionReader.conditions(
        positive, for: drafts[index].event.type, in: tokens, sentence: unit.sentence)
      drafts[index].sentences.append(unit.sentence)
      return true
    }
    if drafts[index].event.measure?.field == "payload.change_percent", let percent = Self.percent(unit.sentence) {
      drafts[index].measure = -abs(percent)
      return true
    }
    guard let last = drafts[index].actions.indices.last else { return false }
    let saysLimit = unit.sentence.containsAny(["tops", "max", "maximum", "done", "deadline", "due"])
    if let due = unit.spans.first(where: { tag in
      tag.span?.relation == .due || tag.span?.relation == .within || saysLimit && tag.span?.relation == .plain
    })?.span,
      drafts[index].actions[last].kind == .task
    {
      drafts[index].actions[last].dueInHours = due.hours
      return true
    }
    return false
  }
}
