import ConfigSchema

/// Asks about a moment or a group of people that nothing in the catalogue was recognised in.
enum UnknownMoment {
  /// The words that are not understood when a rule would rest on the mere mention of leads; nil when all is clear.
  static func words(_ unit: Unit, _ event: EventSense) -> String? {
    guard event.isWeak || unit.events.isEmpty, !unit.conditions.contains(where: \.isRating) else { return nil }
    let tokens = unit.sentence.tokens
    let tags = Tagger.tags(tokens)
    for clause in MomentClause.ranges(tokens, tags) where belongs(clause, unit, tags) {
      if isAnchor(clause, tags), !unit.conditions.isEmpty { continue }
      let unread = Unexplained.words(clause, tokens, tags)
      if unread.isEmpty { continue }
      return unit.sentence.original(clause).nonEmpty ?? unit.sentence.words(clause)
    }
    return nil
  }

  /// A clause belongs to the action behind it; one at the end to the action before it.
  private static func belongs(_ clause: Range<Int>, _ unit: Unit, _ tags: [Tag]) -> Bool {
    if tags.contains(where: { $0.isStop && $0.range.overlaps((clause.lowerBound - 1)..<clause.upperBound) }) {
      return false
    }
    for deed in unit.actions {
      guard let kind = deed.action,
        let content = ContentRegion.range(after: deed, kind, unit.sentence.tokens, tags.filter { $0.start >= deed.end })
      else { continue }
      if content.contains(clause.lowerBound) { return false }
    }
    let deeds = tags.filter { $0.action != nil && !$0.isNegated }
    let owner = deeds.first { $0.start >= clause.upperBound } ?? deeds.last { $0.end <= clause.lowerBound }
    return unit.actions.contains { $0.start == owner?.start }
  }

  /// "an hour after they stop by": only where a time counts from.
  private static func isAnchor(_ clause: Range<Int>, _ tags: [Tag]) -> Bool {
    tags.contains { $0.span != nil && $0.end == clause.lowerBound }
  }

  static func question(_ words: String) -> Question {
    Question(
      "I do not know the moment “\(Wording.shortened(words, 70))”. When exactly should it happen?",
      choices: [
        "A fresh lead arrives", "A tour is booked", "A tour is completed", "The lead is marked as leased",
        "Nobody has contacted the lead for 3 days",
      ])
  }
}

extension Tag {
  var isRating: Bool { if case .rating = meaning { true } else { false } }
}
