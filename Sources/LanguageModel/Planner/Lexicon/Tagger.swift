import ConfigSchema

/// Recognises everything the lexicon knows in one sentence.
struct Tagger {
  let tokens: [Token]
  private var found: [Tag] = []
  private let isAboutReviews: Bool

  /// - Parameter isAboutReviews: an earlier sentence was about reviews, so bare star counts are ratings.
  /// - Returns: tags in order; none shares its core with another.
  static func tags(_ tokens: [Token], isAboutReviews: Bool = false) -> [Tag] {
    var tagger = Tagger(tokens, isAboutReviews)
    for i in tokens.indices where !tokens[i].isMark || tokens[i].isMark("+") { tagger.read(i) }
    return tagger.resolved()
  }

  private init(_ tokens: [Token], _ isAboutReviews: Bool) {
    self.tokens = tokens
    self.isAboutReviews =
      isAboutReviews
      || tokens.contains {
        ["review", "reviews", "rating", "ratings", "rated", "star", "stars", "yelp"].contains($0.text)
      }
  }

  private mutating func read(_ i: Int) {
    switch tokens[i].kind {
    case .quote: return add(i..<(i + 1), .quote(tokens[i].content), 100)
    case .address: addMarker(i..<(i + 1), .address(tokens[i].content), 1)
    default: break
    }
    for match in EventLexicon.index.matches(tokens, at: i)
    where !isVerb(match.range) && !isOwnMail(match) && !isPage(match) {
      let weight = 10 * match.range.count + 6 * match.meaning.bonus
      add(match.range, .event(EventSense.named(match.meaning.key)), weight)
    }
    for match in ActionLexicon.index.matches(tokens, at: i) where match.meaning.kind != .stage || !isReported(i) {
      let weight = 10 * match.range.count + 6 * match.meaning.bonus + 6
      add(match.range, .action(match.meaning.kind, isCall: match.meaning.isCall), weight, core: head(match.range))
    }
    readBareDeed(i)
    readTime(i)
    readValues(i)
    if let match = Markers.stop.longest(tokens, at: i) { addMarker(match.range, .stop, 18) }
    if let match = Markers.denial.longest(tokens, at: i) { addMarker(match.range, .stop, 18) }
    if let match = Markers.when.longest(tokens, at: i) { addMarker(match.range, .when, 1) }
    if let match = Markers.others.longest(tokens, at: i) { add(match.range, .others, 10 * match.range.count + 14) }
  }

  /// "day 10 call".
  private func isDayNumbered(_ i: Int) -> Bool {
    tokens[safe: i - 1]?.kind == .number && tokens[safe: i - 2]?.text == "day" && (tokens[safe: i + 1]?.isMark ?? true)
  }

  /// "…, call day 7": a time follows at once.
  private func isTimed(_ i: Int) -> Bool {
    if isDayNumbered(i) { return true }
    guard let (_, end) = Spans.read(tokens, i + 1) else { return false }
    return end > i + 1
  }

  private static let bareDeeds: [String: ActionKind] = ["note": .note, "notes": .note, "call": .task, "ring": .task]

  /// In shorthand a noun behind a colon, an arrow or an equals sign is an order: "marked lost: note, ask why".
  private mutating func readBareDeed(_ i: Int) {
    guard let kind = Self.bareDeeds[tokens[i].text], let before = tokens[safe: i - 1],
      before.isMark(":") || before.isMark(">") || before.isMark("=")
        || isDayNumbered(i) || (before.isMark(",") || before.text == "and") && isTimed(i)
    else { return }
    add(i..<(i + 1), .action(kind, isCall: kind == .task), 22)
  }

  /// "visits the website" is no tour.
  private func isPage(_ match: PatternIndex<EventLexicon.Entry>.Match) -> Bool {
    match.meaning.key == "toured"
      && tokens[match.range.upperBound...].prefix(2).contains {
        ["website", "site", "page", "webpage", "homepage"].contains($0.text)
      }
  }

  /// "they get an e-mail from us" is an order, no e-mail that came in.
  private func isOwnMail(_ match: PatternIndex<EventLexicon.Entry>.Match) -> Bool {
    match.meaning.key == "email_in" && ["us", "me", "our"].contains(tokens[safe: match.range.upperBound]?.text ?? "")
  }

  /// "a task to review in 24 hours": to look at something, no review that somebody wrote.
  private func isVerb(_ range: Range<Int>) -> Bool {
    guard range.count == 1, tokens[range.lowerBound].text == "review" || tokens[range.lowerBound].text == "tour" else {
      return false
    }
    return ["to", "will", "can", "should", "must"].contains(tokens[safe: range.lowerBound - 1]?.text ?? "")
  }

  static let heads: Set<String> = [
    "text", "texts", "texting", "texted", "sms", "txt", "txts", "email", "emails", "emailing", "emailed", "mail",
    "mails", "task",
    "tasks", "todo", "note", "notes", "ticket", "tickets", "reply", "replies", "response", "answer", "draft", "webhook",
    "zapier",
    "call", "phone", "ring",
  ]

  /// The word of an action that no moment may share. What stands around it ("send … a text", "text the new leads") may be
  /// a moment or people of its own.
  private func head(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 1 else { return range }
    let at = range.first { Self.heads.contains(tokens[$0].text) } ?? range.upperBound - 1
    return at..<(at + 1)
  }

  /// "when we mark somebody lost" tells of a moment; it is no order.
  private func isReported(_ i: Int) -> Bool {
    let subjects: Set<String> = [
      "we", "i", "somebody", "someone", "they", "you", "agent", "manager", "gets", "is", "was", "are", "been", "has",
      "have", "team", "lead",
    ]
    let openers: Set<String> = [
      "when", "once", "after", "if", "whenever", "time", "as", "until", "unless", "or", "moment",
    ]
    guard let subject = tokens[safe: i - 1], subjects.contains(subject.text) else { return false }
    return tokens[max(0, i - 4)..<(i - 1)].contains { openers.contains($0.text) }
  }

  private mutating func readTime(_ i: Int) {
    if let (span, end) = Spans.read(tokens, i) {
      let core = span.relation == .immediate || span.inexact != nil ? i..<end : core(i..<end)
      add(i..<end, .span(span), 10 * (end - i) + 25, core: core)
    }
    if let (clock, end) = ClockReader.read(tokens, i) { add(i..<end, .clock(clock), 10 * (end - i) + 28) }
    if let (days, end) = WeekdayReader.read(tokens, i), !isFirstDay(i) {
      add(i..<end, .days(days), 10 * (end - i) + 12)
    }
  }

  /// "Effective Monday: …": from when on it holds, and no day of the week.
  private func isFirstDay(_ i: Int) -> Bool {
    ["effective", "commencing"].contains { word in tokens[max(0, i - 2)..<i].contains { $0.text == word } }
  }

  /// Number and unit; words such as "after" around them may belong to an event as well.
  private func core(_ range: Range<Int>) -> Range<Int> {
    let first = range.first { tokens[$0].kind == .number || TimeUnit.named(tokens[$0].text) != nil } ?? range.lowerBound
    let last =
      range.last { TimeUnit.named(tokens[$0].text) != nil || tokens[$0].kind == .number } ?? range.upperBound - 1
    return first..<max(last + 1, first + 1)
  }

  private mutating func readValues(_ i: Int) {
    if let match = ValueLexicon.sources.longest(tokens, at: i),
      SourceContext.allows(match.range, in: tokens, isAboutReviews: isAboutReviews)
    {
      add(match.range, .source(match.meaning), 10 * match.range.count + 9)
    }
    if let (rating, end) = Ratings.read(tokens, i, isAboutReviews: isAboutReviews) {
      add(i..<end, .rating(rating), 10 * (end - i) + 30)
    }
    if let (sizes, end) = Bedrooms.read(tokens, i) { add(i..<end, .bedrooms(sizes), 10 * (end - i) + 30) }
    if let match = ValueLexicon.tourTypes.longest(tokens, at: i) {
      addMarker(match.range, .tourType(match.meaning), 10 * match.range.count + 2)
    }
    if let match = ValueLexicon.priorities.longest(tokens, at: i) {
      add(match.range, .priority(match.meaning), 10 * match.range.count + 1)
    }
    if tokens[i].kind == .number, let value = tokens[i].value, !isPronoun(i) {
      let isPercent = tokens[safe: i + 1].map { $0.isMark("%") || $0.text == "percent" || $0.text == "pct" } ?? false
      add(i..<(i + 1), isPercent ? .percent(value) : .number(value), isPercent ? 60 : 2)
    }
  }

  /// "that one", "the day-before one": no number.
  private func isPronoun(_ i: Int) -> Bool {
    guard tokens[i].text == "one", let before = tokens[safe: i - 1], before.kind == .word else { return false }
    return TimeUnit.named(tokens[safe: i + 1]?.text ?? "") == nil
      && !["to", "at", "is", "be", "from", "over", "under", "least", "or", "and", "in", "after"].contains(before.text)
  }

  private mutating func add(_ range: Range<Int>, _ meaning: Tag.Meaning, _ weight: Int, core: Range<Int>? = nil) {
    found.append(Tag(range: range, core: core ?? range, meaning: meaning, weight: weight))
  }

  /// Markers share their words with what they introduce.
  private mutating func addMarker(_ range: Range<Int>, _ meaning: Tag.Meaning, _ weight: Int) {
    found.append(Tag(range: range, core: range.lowerBound..<range.lowerBound, meaning: meaning, weight: weight))
  }

  private func resolved() -> [Tag] {
    // Moments and deeds share no word with each other, values none with other values; "5 days" may stand inside a moment.
    var taken = [[Bool]](repeating: [Bool](repeating: false, count: tokens.count), count: 2)
    var kept: [Tag] = []
    let order = found.indices.sorted {
      found[$0].weight == found[$1].weight ? $0 < $1 : found[$0].weight > found[$1].weight
    }
    for index in order {
      let tag = found[index]
      let layer = tag.isValue ? 1 : 0
      if tag.core.contains(where: { taken[layer][$0] }) { continue }
      // "a reminder for the agent" is no message: a deed without a channel gives way to one that says more.
      if tag.action == .message, kept.contains(where: { $0.action != nil && $0.range.overlaps(tag.range) }) { continue }
      for i in tag.core { taken[layer][i] = true }
      kept.append(tag)
    }
    let sorted = kept.sorted { $0.start == $1.start ? $0.weight > $1.weight : $0.start < $1.start }
    return Negation(tokens: tokens).marked(sorted)
  }
}
