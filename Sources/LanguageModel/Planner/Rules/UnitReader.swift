/// Splits one tagged sentence into units and throws away what only belongs to the wording of a message.
struct UnitReader {
  private let sentence: Sentence
  private let tokens: [Token]
  private var tags: [Tag]

  static func units(_ sentence: Sentence, _ tags: [Tag]) -> [Unit] {
    var reader = UnitReader(sentence: sentence, tokens: sentence.tokens, tags: tags)
    reader.markContent()
    return reader.split()
  }

  private init(sentence: Sentence, tokens: [Token], tags: [Tag]) {
    (self.sentence, self.tokens, self.tags) = (sentence, tokens, tags)
  }

  // MARK: What a message says is no instruction

  /// Drops tags that stand inside the wording of an action ("text them to apply", "saying that the pool is open").
  private mutating func markContent() {
    tags.removeAll(where: isReference)
    var kept: [Tag] = []
    var region: Range<Int>?
    for tag in tags {
      if let inside = region, inside.contains(tag.core.lowerBound), isContent(tag), !isOnlyMoment(tag) { continue }
      kept.append(tag)
      if let kind = tag.action, !tag.isNegated { region = ContentRegion.range(after: tag, kind, tokens, tags) }
    }
    tags = kept
    dropUnannounced()
  }

  /// "three days past that e-mail": a step spoken of only to count from it.
  private func isReference(_ tag: Tag) -> Bool {
    guard tag.action != nil, tag.range.count <= 2 else { return false }
    var at = tag.start - 1
    while let token = tokens[safe: at],
      ["that", "the", "this", "last", "previous"].contains(token.text) || NumberWords.ordinal(token.text) != nil
    {
      at -= 1
    }
    guard at < tag.start - 1, let word = tokens[safe: at]?.text else { return false }
    return ["past", "after", "following", "since", "from", "behind"].contains(word)
      && tags.contains { $0.span != nil && $0.end >= at && $0.start <= at }
  }

  private static let announcers: Set<String> = [
    "when", "whenever", "if", "once", "after", "before", "as", "upon", "following", "who", "whoever", "that", "anyone",
    "everyone", "everybody", "time", "moment", "minute", "for", "on", "of", "to", "from", "until", "unless", "post",
    "any", "every", "each", "all", "people", "leads", "with", "at", "than", "should", "about",
  ]

  /// "text them, book online any time": what comes after the last action without a word that makes it a moment belongs to
  /// the wording, when the sentence has said before whom or when it is about.
  private mutating func dropUnannounced() {
    guard let last = tags.last(where: { $0.action?.messagesPerson == true && !$0.isNegated }),
      tags.last(where: { $0.action != nil && !$0.isNegated })?.start == last.start,
      tags.contains(where: { $0.start < last.start && ($0.event != nil || $0.isCondition) && !$0.isNegated })
    else { return }
    tags = tags.filter { tag in !isUnannounced(tag, after: last) }
  }

  private func isUnannounced(_ tag: Tag, after last: Tag) -> Bool {
    guard tag.start >= last.end else { return false }
    // "closed until Monday": what the message says about the office.
    if case .days = tag.meaning, ["until", "till", "on", "by"].contains(tokens[safe: tag.start - 1]?.text ?? ""),
      tokens[last.end..<tag.start].contains(where: { ["closed", "open", "back", "until"].contains($0.text) })
    {
      return true
    }
    guard tag.event?.isWeak == false, !isRestriction(tag) else { return false }
    // "e-mail hot and warm leads": to whom.
    if tag.event?.type == "lead_bucket_changed", tag.start - last.end <= 3 { return false }
    let before = tokens[max(last.end, tag.start - 2)...tag.start]
    return !before.contains { Self.announcers.contains($0.text) }
      && !before.contains { $0.endsSentence || $0.isMark(";") }
  }

  /// "…, warm leads only".
  private func isRestriction(_ tag: Tag) -> Bool {
    let rest = tokens[tag.start...].prefix { !$0.isMark }
    let front = tokens[..<tag.start].reversed().prefix { !$0.isMark }
    return rest.last?.text == "only" || front.last.map { ["only", "just"].contains($0.text) } ?? false
  }

  /// "remind the agent to ring any lead nobody has reached": the people of an action say when, if nothing else does.
  private func isOnlyMoment(_ tag: Tag) -> Bool {
    // "an e-mail two days after an inquiry": where the time counts from.
    if tag.event?.isWeak == true, !tag.isNegated {
      return tags.contains { span in
        span.span != nil && (0...2).contains(tag.start - span.end) && tokens[span.end - 1].text == "after"
      }
    }
    guard tag.event?.isWeak == false, !tag.isNegated else { return false }
    return !tags.contains { $0.event?.isWeak == false && !$0.isNegated && $0.start != tag.start }
      && (tag.event?.measure != nil
        || tokens[max(0, tag.start - 3)...tag.start].contains { Self.who.contains($0.text) })
  }

  private static let who: Set<String> = ["any", "every", "anyone", "everyone", "whoever", "each", "leads", "people"]

  private func isContent(_ tag: Tag) -> Bool {
    switch tag.meaning {
    case .event, .action, .clock, .days, .source, .rating, .tourType, .others, .number, .bedrooms, .stop: true
    case .span(let span): span.relation == .plain || span.relation == .lasting || span.inexact != nil
    case .when, .quote, .address, .priority, .percent: false
    }
  }

  // MARK: Units

  private func split() -> [Unit] {
    let stops = StopReader.regions(tokens, tags)
    var units: [Unit] = [Unit(sentence: sentence)]
    for tag in tags {
      if tag.isWhen || tag.isStop {
        units[units.count - 1].tags.append(tag)
        if tag.isStop { units[units.count - 1].stops.append(tag) }
        continue
      }
      let isInStop = stops.contains { $0.contains(tag.core.lowerBound) }
      // "stop if they book or tell us …": what they do, not what is to be done.
      if isInStop, tag.action != nil, tokens[safe: tag.start - 1]?.text == "or" { continue }
      if isInStop, tag.event != nil || tag.action == .stage || tag.action == nil && tag.span == nil { continue }
      if startsNewUnit(tag, units[units.count - 1]) { units.append(Unit(sentence: sentence)) }
      add(tag, to: &units[units.count - 1])
    }
    return rebalanced(units)
  }

  private func add(_ tag: Tag, to unit: inout Unit) {
    unit.tags.append(tag)
    switch tag.meaning {
    case .event: unit.events.append(tag)
    case .action: unit.actions.append(tag)
    case .span: unit.spans.append(tag)
    case .clock, .days, .source, .others, .rating, .bedrooms, .tourType: unit.conditions.append(tag)
    default: break
    }
  }

  /// After an action, a new moment or a new group of people that has an action of its own begins a new unit.
  private func startsNewUnit(_ tag: Tag, _ unit: Unit) -> Bool {
    guard !unit.actions.isEmpty, !tag.isNegated else { return false }
    let isSubject = tag.event.map { !$0.isWeak } ?? isGroup(tag)
    guard isSubject else { return false }
    // "text them 2 hours after that visit": the same moment again is only where the time counts from.
    if let event = tag.event,
      unit.events.contains(where: { $0.event?.type == event.type && $0.event?.conditions == event.conditions }),
      event.measure == nil
    {
      return false
    }
    let hasOwnAction = tags.contains { $0.action != nil && $0.start > tag.start && !$0.isNegated }
    guard hasOwnAction, !closesHours(tag, unit) else { return false }
    // "text them when they book and email them when they cancel": the moment follows its action.
    let beginsWithAction = unit.events.allSatisfy { $0.event?.isWeak == true } && unit.conditions.isEmpty
    return !beginsWithAction
  }

  /// "text new leads between 9 and 6, e-mail them outside those hours": each deed has its hours behind it.
  private func closesHours(_ tag: Tag, _ unit: Unit) -> Bool {
    guard tag.isClock, !unit.conditions.contains(where: \.isClock),
      let next = tags.first(where: { $0.action != nil && $0.start >= tag.end && !$0.isNegated })
    else { return false }
    return next.start - tag.end <= 3
      && (tags.contains { $0.isClock && $0.start >= next.end }
        || tokens[tag.end..<next.start].contains { ["otherwise", "else"].contains($0.text) })
  }

  private func isGroup(_ tag: Tag) -> Bool {
    switch tag.meaning {
    case .source, .others, .rating, .bedrooms, .tourType, .clock, .days: true
    default: false
    }
  }

  /// Puts right what stands in the other order: actions first, each followed by its moment.
  private func rebalanced(_ units: [Unit]) -> [Unit] {
    units.flatMap { unit -> [Unit] in
      let strong = unit.events.filter { $0.event?.isWeak == false && !$0.isNegated }
      guard strong.count > 1, let first = unit.actions.first, first.start < strong[0].start else {
        return splitTrailing(unit).flatMap(splitGroups).flatMap(splitLaterClock)
      }
      guard Set(strong.map { $0.event! }).count > 1, unit.actions.count > 1 else { return [unit] }
      return cut(unit) { $0.event?.isWeak == false }
    }
  }

  /// "text the Zillow people and e-mail the walk-ins": each deed has people of its own behind it.
  private func splitGroups(_ unit: Unit) -> [Unit] {
    let deeds = unit.actions.filter { !$0.isNegated }
    for kind in GroupKind.allCases {
      let groups = unit.conditions.filter { kind.fits($0) && !$0.isNegated }
      guard groups.count > 1, deeds.count > 1, let first = groups.first, let last = groups.last else { continue }
      if deeds[0].start < first.start, deeds.last!.start > first.start, deeds.last!.start < last.start {
        return cut(unit) { kind.fits($0) }
      }
      // "five stars get a draft, and open a ticket for one star": the last deed is followed by its own.
      let before = tokens[max(0, last.start - 2)..<last.start]
      if deeds.last!.end <= last.start, first.start < deeds[0].start,
        before.contains(where: { ["for", "on", "if", "when", "of"].contains($0.text) })
      {
        return parted(unit, before: deeds.last!)
      }
    }
    return [unit]
  }

  /// "after 5 days without contact a task, after 10 days mark as lost": the same clock, read later.
  private func splitLaterClock(_ unit: Unit) -> [Unit] {
    guard unit.events.contains(where: { $0.event?.measure?.op == .gte && !$0.isNegated }),
      let deed = unit.actions.first(where: { !$0.isNegated }),
      let first = unit.spans.first(where: { $0.start < deed.start })?.span?.minutes,
      let later = unit.spans.first(where: { tag in
        tag.start > deed.start && tokens[tag.start].text == "after" && tag.span?.relation == .later
          && tag.span?.inexact == nil && (tag.span?.minutes ?? 0) > first
          && tokens[tag.start - 1].isMark(",")
          && unit.actions.contains { $0.start >= tag.end && !$0.isNegated }
      })
    else { return [unit] }
    return parted(unit, before: later)
  }

  /// Restrictions of one kind, of which a rule can hold only one.
  private enum GroupKind: CaseIterable {
    case rating, source, bedrooms, tourType, clock

    func fits(_ tag: Tag) -> Bool {
      switch (self, tag.meaning) {
      case (.rating, .rating), (.source, .source), (.bedrooms, .bedrooms), (.tourType, .tourType), (.clock, .clock):
        true
      default: false
      }
    }
  }

  private func parted(_ unit: Unit, before last: Tag) -> [Unit] {
    var first = Unit(sentence: sentence)
    var second = Unit(sentence: sentence)
    for tag in unit.tags {
      if tag.start >= last.start { add(tag, to: &second) } else { add(tag, to: &first) }
    }
    return [first, second]
  }

  /// - Parameter closes: whether a tag ends what the deeds before it are about.
  private func cut(_ unit: Unit, _ closes: (Tag) -> Bool) -> [Unit] {
    var result: [Unit] = [Unit(sentence: sentence)]
    for tag in unit.tags {
      let current = result[result.count - 1]
      if tag.action != nil, current.tags.contains(where: closes) {
        result.append(Unit(sentence: sentence))
      }
      if tag.isStop { result[result.count - 1].stops.append(tag) }
      add(tag, to: &result[result.count - 1])
    }
    return result
  }

  /// "When they no-show text them, and e-mail when they cancel": a last moment without an action after it takes the action before it.
  private func splitTrailing(_ unit: Unit) -> [Unit] {
    let strong = unit.events.filter { $0.event?.isWeak == false && !$0.isNegated }
    guard strong.count == 2, strong[0].event != strong[1].event, unit.actions.count > 1, let last = unit.actions.last,
      strong[0].start < unit.actions[0].start, strong[1].start > last.start,
      tags.contains(where: { $0.isWhen && $0.start >= last.end && $0.start <= strong[1].start })
    else { return [unit] }
    return parted(unit, before: last)
  }
}
