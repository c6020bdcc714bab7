/// Splits one tagged sentence into units and throws away what only belongs to the wording of a message.
struct UnitReader {
  let sentence: Sentence
  let tokens: [Token]
  var tags: [Tag]

  static func units(_ sentence: Sentence, _ tags: [Tag]) -> [Unit] {
    var reader = UnitReader(sentence: sentence, tokens: sentence.tokens, tags: tags)
    reader.markContent()
    return reader.split()
  }

  private init(sentence: Sentence, tokens: [Token], tags: [Tag]) {
    (self.sentence, self.tokens, self.tags) = (sentence, tokens, tags)
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
