import ConfigSchema

/// Tells which words of a sentence nothing was made of, so that a rule that leaves something out is not proposed silently.
enum Coverage {
  /// The words that may narrow a rule down or ask for more, and that nobody read; nil when everything is accounted for.
  static func missing(_ sentence: Sentence, _ tags: [Tag], in draft: RuleDraft, known: Set<String>) -> String? {
    if sentence.isNegation { return nil }
    let tokens = sentence.tokens
    let unread = unread(sentence, tags).filter { i in
      !known.contains(tokens[i].text) && !PersonNames.isName(tokens[i]) && !isPlace(tokens, i)
    }
    let deed = tags.first { $0.action != nil && !$0.isNegated }?.start ?? 0
    let weighty = unread.filter { i in
      isValue(tokens, i) && !says(draft, tokens[i].text)
        || i < deed && (isStrange(tokens[i]) || narrows(tokens, i, unread)) && !isSentAlong(tokens[..<i])
    }
    guard let first = weighty.first, let last = weighty.last else { return nil }
    return last - first < 8 ? sentence.original(first..<(last + 1)).nonEmpty : sentence.original(first..<(first + 1))
  }

  /// Positions of words that carry a meaning and stand neither in something recognised nor in the wording of an action.
  static func unread(_ sentence: Sentence, _ tags: [Tag]) -> [Int] {
    let tokens = sentence.tokens
    var explained = IndexRanges()
    for tag in tags where !tag.isWhen { explained.add(tag.range) }
    for tag in tags {
      guard let kind = tag.action, !tag.isNegated else { continue }
      let later = tags.filter { $0.start >= tag.end }
      if let content = ContentRegion.range(after: tag, kind, tokens, later) { explained.add(content) }
    }
    for region in StopReader.regions(tokens, tags) { explained.add(region) }
    return Unexplained.words(tokens.indices.lowerBound..<tokens.count, tokens, []).filter { !explained.contains($0) }
  }

  /// "our senior communities", "portfolio-wide": where it holds.
  private static func isPlace(_ tokens: [Token], _ i: Int) -> Bool {
    places.contains(tokens[i].text) || PropertyTypes.match(tokens, at: i) != nil
  }

  private static let places: Set<String> = [
    "property", "properties", "community", "communities", "building", "buildings", "site", "sites", "portfolio", "wide",
    "location", "locations", "excluded",
  ]

  /// "have the checklist e-mailed to them": what is sent stands before the deed.
  private static func isSentAlong(_ before: ArraySlice<Token>) -> Bool {
    before.suffix(5).contains { ["have", "get", "send"].contains($0.text) }
  }

  // MARK: What counts

  private static let values: Set<String> = [
    "hot", "warm", "cold", "lukewarm", "leased", "lost", "toured", "unleased", "virtual", "negative", "positive",
  ]

  /// A word that always restricts: a bucket, a status, "that same ticket".
  private static func isValue(_ tokens: [Token], _ i: Int) -> Bool {
    if values.contains(tokens[i].text) { return true }
    guard tokens[i].text == "same", let next = tokens[safe: i + 1]?.text else { return false }
    return !sames.contains(next) && TimeUnit.named(next) == nil
  }

  private static let sames: Set<String> = [
    "time", "way", "thing", "moment", "instant", "but", "task", "text", "email", "crowd",
    "people", "group", "ones", "leads", "folks",
  ]

  private static let narrowing: Set<String> = [
    "who", "whose", "with", "about", "without", "wrote", "mentioned", "saying",
  ]

  /// "leads who wrote about …": everyday words narrow the rule down as well, when two of them went unread.
  private static func narrows(_ tokens: [Token], _ i: Int, _ unread: [Int]) -> Bool {
    guard let at = tokens[..<i].lastIndex(where: { narrowing.contains($0.text) }), i - at <= 3,
      !tokens[at..<i].contains(where: \.isMark), !tone.contains(tokens[i].text)
    else { return false }
    return unread.contains { $0 != i && abs($0 - i) <= 3 }
  }

  /// A word of no phrase the lexicon has.
  private static func isStrange(_ token: Token) -> Bool {
    !KnownWords.all.contains(token.text) && !CommonWords.all.contains(token.text) && !tone.contains(token.text)
      && !Stem.candidates(token.text).contains { KnownWords.all.contains($0) }
  }

  /// Words that colour a request and change nothing about it.
  private static let tone: Set<String> = [
    "gave", "ought", "tip", "short", "friendly", "quick", "nice", "small", "little", "simple", "handwritten", "style",
    "kindly", "finally", "mind", "note", "memo", "rule", "rules", "idea", "request", "house", "plan", "step", "wanna",
    "gonna", "gotta", "folks", "hola", "hiya", "morning", "afternoon", "evening", "regards", "adult", "child", "parent",
    "son", "daughter", "street", "stroll", "counted", "math", "everything", "anything", "specialist", "crowd", "anyway",
    "bedrooms", "bedroom", "percent",
  ]

  /// The draft acts on this very value already.
  private static func says(_ draft: RuleDraft, _ word: String) -> Bool {
    let conditions = draft.event.conditions + draft.conditions
    if conditions.contains(where: { holds($0.value, word) }) || draft.event.status == word { return true }
    if draft.statusFilter.contains(word) { return true }
    return draft.actions.contains { $0.stops?.contains(word) == true || $0.stage == word || $0.onlyWhile == word }
  }

  private static func holds(_ value: JSON, _ word: String) -> Bool {
    value.string == word || value.array?.contains { $0.string == word } == true
  }
}

/// A set of positions.
struct IndexRanges {
  private var ranges: [Range<Int>] = []
  mutating func add(_ range: Range<Int>) { ranges.append(range) }
  func contains(_ i: Int) -> Bool { ranges.contains { $0.contains(i) } }
}
