import ConfigSchema

/// Asks about a moment or a group of people that nothing in the catalogue was recognised in.
enum UnknownMoment {
  /// The words that are not understood when a rule would rest on the mere mention of leads; nil when all is clear.
  static func words(_ unit: Unit, _ event: EventSense, known: Set<String> = []) -> String? {
    if let words = counted(unit) { return words }
    if event.type == "lead_created", !event.isWeak, let words = subject(unit, known) { return words }
    if event.type == "review_received", event.conditions.isEmpty, !unit.conditions.contains(where: \.isRating),
      let words = subject(unit, known)
    {
      return words
    }
    guard event.isWeak || event.type == "lead_created",
      !unit.conditions.contains(where: \.isRating)
    else { return nil }
    let tokens = unit.sentence.tokens
    let tags = Tagger.tags(tokens)
    for clause in MomentClause.ranges(tokens, tags) where belongs(clause, unit, tags) {
      if isAnchor(clause, tags), !unit.conditions.isEmpty { continue }
      if !event.isWeak, let strong = unit.strongEvent, strong.range.overlaps(clause) { continue }
      let unread = Unexplained.words(clause, tokens, tags).filter { !known.contains(tokens[$0].text) }
      if unread.isEmpty || opensSpeech(clause, tokens) { continue }
      return unit.sentence.original(clause).nonEmpty ?? unit.sentence.words(clause)
    }
    return nil
  }

  /// "Starting this week: …": from when on the rules hold, no moment of theirs.
  private static func opensSpeech(_ clause: Range<Int>, _ tokens: [Token]) -> Bool {
    clause.count <= 5
      && ["starting", "effective", "beginning", "from", "going", "as", "per", "new"].contains(
        tokens[clause.lowerBound].text)
      && tokens[clause].contains {
        ["week", "today", "now", "tomorrow", "month", "forward", "immediately"].contains($0.text)
      }
  }

  /// "when somebody misses a tour twice": nothing counts how often.
  private static func counted(_ unit: Unit) -> String? {
    let tokens = unit.sentence.tokens
    guard let deed = unit.actions.first(where: { !$0.isNegated }), unit.strongEvent != nil else { return nil }
    let event = unit.strongEvent!
    // Before the deed, or right behind the moment when that follows the deed.
    let near = tokens.indices.filter { $0 < deed.start || $0 >= event.end && $0 < event.end + 2 && $0 >= deed.start }
    let at = near.first { i in
      ["twice", "thrice", "repeatedly"].contains(tokens[i].text)
        || tokens[i].text == "times" && tokens[safe: i - 1]?.kind == .number
        || tokens[i].text == "time" && (NumberWords.ordinal(tokens[safe: i - 1]?.text ?? "") ?? 1) > 1
    }
    return at.map { _ in unit.sentence.clause(0..<deed.start) }
  }

  /// "new leads with a dog get …": words that narrow down who is meant, and nobody knows how.
  private static func subject(_ unit: Unit, _ known: Set<String>) -> String? {
    let tokens = unit.sentence.tokens
    guard let deed = unit.actions.first(where: { !$0.isNegated }), let event = unit.strongEvent,
      event.start < deed.start
    else { return nil }
    let tags = Tagger.tags(tokens)
    let lower = tokens.stretch(0, event.start).lastIndex { $0.isMark }.map { $0 + 1 } ?? 0
    guard lower < deed.start, !unit.stops.contains(where: { $0.start < deed.start }) else { return nil }
    let unread = Unexplained.words(lower..<deed.start, tokens, tags).filter { !known.contains(tokens[$0].text) }
    let narrows = tokens.stretch(event.start, deed.start).contains {
      [
        "with", "who", "whose", "about", "for", "wanting", "looking", "asking", "interested", "without", "over",
        "under", "by", "from", "via",
      ]
      .contains($0.text)
    }
    return unread.isEmpty || !narrows && event.event?.type == "lead_created"
      ? nil : unit.sentence.clause(lower..<deed.start).nonEmpty
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

extension Sentence {
  /// The words as written, without the marks around them and the words that only lead over to what is to be done.
  func clause(_ range: Range<Int>) -> String {
    var range = range.clamped(to: 0..<tokens.count)
    let links: Set<String> = ["should", "must", "then", "please", "get", "gets", "will"]
    while let last = range.last, tokens[last].isMark || links.contains(tokens[last].text) {
      range = range.lowerBound..<last
    }
    return original(range)
  }
}
