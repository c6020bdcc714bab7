import ConfigSchema

/// Tells which words of a sentence nothing was made of, so that a rule that leaves something out is not proposed silently.
enum Coverage {
  /// The words that may narrow a rule down or ask for more, and that nobody read; nil when everything is accounted for.
  static func missing(_ sentence: Sentence, _ tags: [Tag], in draft: RuleDraft, known: Set<String>) -> String? {
    if sentence.isNegation { return nil }
    let tokens = sentence.tokens
    let narrows = draft.conditions.contains { $0.field == "lead.score_bucket" }
    let buckets = narrows ? BucketReader.range(tags, tokens) : nil
    let unread = unread(sentence, tags).filter { i in
      buckets?.contains(i) != true && !isBound(tokens, i, draft) && !known.contains(tokens[i].text)
        && !PersonNames.isName(tokens[i]) && !isPlace(tokens, i)
        && !EventFrames.speaks(tokens[i], of: draft.event)
    }
    let deed = tags.first { $0.action != nil && !$0.isNegated }?.start ?? 0
    let isWeb = ["website", "conversation", "widget"].contains { draft.event.type.hasPrefix($0) }
    let weighty = unread.filter { i in
      if isWeb, web.contains(tokens[i].text) { return false }
      return isValue(tokens, i) && !says(draft, tokens[i].text)
        || !isGlue(tokens[i]) && (i < deed ? !isSentAlong(tokens[..<i]) : narrowsPeople(tokens, i))
    }
    guard let first = weighty.first, let last = weighty.last else { return nil }
    return last - first < 8 ? sentence.original(first..<(last + 1)).nonEmpty : sentence.original(first..<(first + 1))
  }

  /// "80 or higher", when that is how the rule compares.
  private static func isBound(_ tokens: [Token], _ i: Int, _ draft: RuleDraft) -> Bool {
    let words: Set<String> = ["higher", "lower", "more", "less", "above", "below", "better", "up", "down"]
    guard words.contains(tokens[i].text), ["or", "and"].contains(tokens[safe: i - 1]?.text ?? ""),
      let number = tokens[safe: i - 2]?.value
    else { return false }
    return draft.allConditions.contains { [.gte, .lte, .gt, .lt].contains($0.op) && $0.value.double == number }
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
    for range in asides(tokens) { explained.add(range) }
    for i in tokens.indices {
      if let site = ValueLexicon.reviewSites.longest(tokens, at: i) { explained.add(site.range) }
    }
    for tag in tags where tag.action != nil { if let said = Wordings.before(tag, tokens) { explained.add(said) } }
    return Unexplained.words(tokens.indices.lowerBound..<tokens.count, tokens, []).filter { !explained.contains($0) }
  }

  /// What stands in parentheses explains what was said before it.
  private static func asides(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var open: Int?
    for (i, token) in tokens.enumerated() {
      if token.isMark("(") { open = i }
      if token.isMark(")"), let start = open { (open, _) = (nil, result.append(start..<(i + 1))) }
    }
    return result
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
    "who", "whose", "with", "about", "without", "wrote", "mentioned", "that", "under", "over", "having",
  ]

  /// "… to leads who asked about parking": words behind the people of a deed say which of them are meant.
  private static func narrowsPeople(_ tokens: [Token], _ i: Int) -> Bool {
    guard let at = tokens[..<i].lastIndex(where: { narrowing.contains($0.text) }), i - at <= 5,
      !tokens[at..<i].contains(where: \.isMark)
    else { return false }
    let before = tokens[max(0, at - 4)...at]
    return before.contains { WordClass.words("leadnoun").contains($0.text) || people.contains($0.text) }
  }

  private static let people: Set<String> = [
    "people", "anyone", "anybody", "everyone", "everybody", "those", "folks", "applicants", "families", "students",
  ]

  /// A word that asks for nothing and restricts nothing by itself.
  static func isGlue(_ token: Token) -> Bool {
    let stems = [token.text] + Stem.candidates(token.text)
    return stems.contains { tone.contains($0) || glue.contains($0) } || WordClass.words("team").contains(token.text)
  }

  private static let web: Set<String> = ["web", "page", "website", "site", "online", "internet"]

  /// Words around an order: what leads over to it, how it is put, what is thought of it.
  private static let glue: Set<String> = Set(
    """
    another instead ask title think remind thank thanks welcome turn drop stop give back whoever hit arrive better office
    desk agent check write response answer reply open draft look different priority why how same until rather keep leave
    let put shoot fire send sends sent kick run trigger fires raise log do done handle work working help way bit little
    person phone side try tries both either neither each other several whole entire full real hard sure fine good great
    nice well best important lets thing stuff kind deal case place spot point rest everyone whole half part end start
    begin happen want need like love hope prefer rule rules automation setup process routine system flow program policy
    practice standard usual usually normal normally always typical generally whenever anytime moment minute hour day days
    week month time times hours date dates morning evening noon night today tonight tomorrow later soon early late
    first second third last next previous final follow following once twice again still yet already just only also too
    even maybe perhaps probably actually really simply right away straight immediately quickly asap fast quick slow
    spot online thing things creates speak say says said tell told talk call calls called word words letter line lines sentence message messages
    come goes go get gets got make makes made take takes took set sets use uses used see sees saw know knows knew
    person's someone's anybody's sit sits sitting move matter mean means meant idea reason because since though
    although while whereas per via through across along around between among against toward towards upon within
    three two one four five six seven eight nine ten idea ideas sorry please cheers kindly regards honestly frankly
    ad ads become show key wish form complete pass hold plus over meanwhile warm hot
    currently lately recently basically nobody none nothing anything something everything forget remember
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  /// Words that colour a request and change nothing about it.
  private static let tone: Set<String> = [
    "gave", "ought", "tip", "short", "friendly", "quick", "nice", "small", "little", "simple", "handwritten", "style",
    "kindly", "finally", "mind", "note", "memo", "rule", "rules", "idea", "request", "house", "plan", "step", "wanna",
    "gonna", "gotta", "folks", "hola", "hiya", "morning", "afternoon", "evening", "regards", "adult", "child", "parent",
    "son", "daughter", "street", "stroll", "counted", "math", "everything", "anything", "specialist", "crowd", "anyway",
    "bedrooms", "bedroom", "percent", "possible",
  ]

  /// The draft acts on this very value already.
  private static func says(_ draft: RuleDraft, _ word: String) -> Bool {
    let conditions = draft.event.conditions + draft.conditions
    if conditions.contains(where: { holds($0.value, word) }) || draft.event.status == word { return true }
    if draft.statusFilter.contains(word) || StageNames.status(for: word).map(draft.statusFilter.contains) == true {
      return true
    }
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
