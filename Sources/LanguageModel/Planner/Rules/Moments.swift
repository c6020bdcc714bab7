import ConfigSchema

/// Mends what the phrases of the lexicon say about the moment of a sentence.
enum Moments {
  /// - Parameter topic: words of the sentence before, for "one of them cuts its rent".
  static func completed(_ tags: [Tag], _ tokens: [Token], topic: Set<String> = []) -> [Tag] {
    var tags = reminding(tags, tokens)
    guard tags.contains(where: { $0.action != nil && !$0.isNegated }) else { return tags }
    tags = withoutTargets(tags, tokens)
    tags = told(tags, tokens)
    let strong = tags.filter { $0.event?.isWeak == false && !$0.isNegated }
    if strong.isEmpty { return read(tags, tokens, topic) }
    return further(EventSubjects.matched(tags, strong, tokens) ?? lacking(tags, strong, tokens), tokens, topic)
  }

  /// "…, and if they shift it to another time instead": a moment of its own whose subject was named before.
  private static func further(_ tags: [Tag], _ tokens: [Token], _ topic: Set<String>) -> [Tag] {
    var result = tags
    for clause in MomentClause.ranges(tokens, tags) where isOpen(clause, tags, tokens) {
      let told = topic.union(tokens[..<clause.lowerBound].flatMap { [$0.text] + Stem.candidates($0.text) })
      let hasPronoun = clause.contains { pronouns.contains(tokens[$0].text) }
      guard let reading = EventFrames.read(tokens, clause, topic: hasPronoun ? told : []), reading.rival == nil,
        result.contains(where: { $0.action != nil && !$0.isNegated && $0.start >= clause.upperBound })
      else { continue }
      result = replaced(result, reading)
    }
    return result
  }

  /// A clause announced as a moment in which nothing was recognised.
  private static func isOpen(_ clause: Range<Int>, _ tags: [Tag], _ tokens: [Token]) -> Bool {
    guard ["if", "when", "whenever", "once"].contains(tokens[safe: clause.lowerBound - 1]?.text ?? "") else {
      return false
    }
    return !tags.contains { tag in
      guard tag.range.overlaps((clause.lowerBound - 1)..<clause.upperBound) else { return false }
      return tag.isStop || tag.isCondition || tag.event?.isWeak == false
    }
  }

  /// "remind prospects of their visit": the words of the moment are the order as well; no channel is said.
  private static func reminding(_ tags: [Tag], _ tokens: [Token]) -> [Tag] {
    guard !tags.contains(where: { $0.action != nil }),
      let event = tags.first(where: { $0.event?.type == "tour_upcoming" && !$0.isNegated }),
      let at = event.range.first(where: { ["remind", "reminds"].contains(tokens[$0].text) }),
      !tokens[event.range].contains(where: { WordClass.words("team").contains($0.text) })
    else { return tags }
    let deed = Tag(range: at..<event.end, core: at..<at, meaning: .action(.message, isCall: false), weight: 1)
    return (tags + [deed]).sorted { $0.start < $1.start }
  }

  /// "close them out as lost": where a lead is to be moved is no moment.
  private static func withoutTargets(_ tags: [Tag], _ tokens: [Token]) -> [Tag] {
    let moves = tags.filter { $0.action == .stage && !$0.isNegated }
    guard !moves.isEmpty else { return tags }
    return tags.filter { tag in
      guard tag.event?.type == "lead_status_changed" else { return true }
      return !moves.contains { move in
        tag.start > move.start && tag.start <= move.end + 1
          && ["as", "to", "lost", "leased", "dead"].contains(tokens[tag.start].text)
          && !tokens[move.start..<tag.start].contains(where: \.isMark)
      }
    }
  }

  /// "when the status changes to contacted, wait …": a move that is told of is a moment, no order.
  private static func told(_ tags: [Tag], _ tokens: [Token]) -> [Tag] {
    guard let first = tags.first(where: { $0.action != nil && !$0.isNegated }), first.action == .stage,
      tags.contains(where: { $0.action != nil && !$0.isNegated && $0.start >= first.end }),
      !tags.contains(where: { $0.event?.isWeak == false && !$0.isNegated && $0.event?.conditions.isEmpty == false }),
      let status = StageTarget.read(tokens, from: first.start).flatMap(StageTarget.status),
      isTold(first, tokens)
    else { return tags }
    let sense = EventSense(
      type: "lead_status_changed", conditions: [Condition("payload.to_status", .eq, .string(status))], status: status,
      title: Wording.capitalised(status.split(separator: "_").joined(separator: " ")))
    var event = first
    event.meaning = .event(sense)
    let others = tags.filter { $0.start != first.start || $0.action == nil }
    return (others.filter { $0.event == nil || $0.event?.isWeak == true } + [event]).sorted { $0.start < $1.start }
  }

  private static func isTold(_ deed: Tag, _ tokens: [Token]) -> Bool {
    let start = tokens[..<deed.start].lastIndex(where: \.isMark).map { $0 + 1 } ?? 0
    let opener = tokens[safe: start]?.text ?? ""
    if ["when", "whenever", "once", "if", "after", "as"].contains(opener) { return true }
    // "somebody moves from Contacted to Toured: …"
    let people: Set<String> = [
      "somebody", "someone", "anybody", "anyone", "lead", "leads", "they", "prospect", "status",
    ]
    return tokens[start..<deed.start].contains { people.contains($0.text) }
      && tokens[deed.start...].prefix(9).contains { $0.isMark(":") || $0.isMark(">") || $0.isMark("=") }
  }

  /// The moment that no phrase fits, read from its subject and its deed.
  private static func read(_ tags: [Tag], _ tokens: [Token], _ topic: Set<String>) -> [Tag] {
    for clause in MomentClause.ranges(tokens, tags) {
      let told = clause.contains { pronouns.contains(tokens[$0].text) } ? topic : []
      guard let reading = EventFrames.read(tokens, clause, topic: told), reading.rival == nil else { continue }
      return replaced(tags, reading)
    }
    return opening(tags, tokens)
  }

  /// "anyone whose viewing got scrapped should get a text": no word announces the moment, but it stands before the deed.
  private static func opening(_ tags: [Tag], _ tokens: [Token]) -> [Tag] {
    guard let deed = tags.first(where: { $0.action != nil && !$0.isNegated }) else { return tags }
    let start = tokens[..<deed.start].lastIndex(where: \.endsSentence).map { $0 + 1 } ?? 0
    let hasStop = tags.contains { $0.isStop && $0.start < deed.start }
    guard deed.start - start >= 3, !hasStop,
      let reading = EventFrames.read(tokens, start..<deed.start, needsSubject: true), reading.rival == nil
    else { return tags }
    // "an application sent through the website": the website is no source of leads there.
    let isSite: (Tag) -> Bool = { tag in
      if case .source(["website"]) = tag.meaning { reading.sense.type.hasPrefix("website") } else { false }
    }
    let narrowing = tags.filter { $0.isCondition && $0.start < deed.start }
    return narrowing.allSatisfy(isSite) ? replaced(tags.filter { !isSite($0) }, reading) : tags
  }

  /// "a showing ended and nobody wrote down how it went": what is lacking counts, not what happened.
  private static func lacking(_ tags: [Tag], _ strong: [Tag], _ tokens: [Token]) -> [Tag] {
    guard strong.count == 1, let plain = strong[0].event?.type, let lacks = lackOf[plain] else { return tags }
    let deed = tags.first { $0.action != nil && !$0.isNegated }?.start ?? tokens.count
    guard strong[0].start < deed else { return tags }
    let start =
      tokens[..<strong[0].start].lastIndex { $0.isMark(":") || $0.isMark(">") || $0.endsSentence }.map { $0 + 1 } ?? 0
    var clause = start..<deed
    if let cut = clause.first(where: {
      tokens[$0].endsSentence || tokens[$0].text == "unless" || tokens[$0].text == "then"
    }) {
      clause = clause.lowerBound..<cut
    }
    let hasStop = tags.contains {
      $0.isStop && clause.contains($0.start) && ["if", "unless"].contains(tokens[$0.start].text)
    }
    guard !hasStop, !clause.isEmpty, let reading = EventFrames.read(tokens, clause, only: lacks) else { return tags }
    return replaced(tags, reading)
  }

  /// By the event that happens: the frames that say something did not happen afterwards.
  private static let lackOf: [String: Set<String>] = [
    "tour_completed": ["unmarked"], "tour_scheduled": ["unmarked"], "review_received": ["unanswered"],
    "lead_created": ["uncontacted"], "message_received": ["idle"], "conversation_started": ["idle"],
    "email_received": ["email_waiting"],
  ]

  private static let pronouns: Set<String> = ["them", "it", "they", "one", "that", "this", "those", "these"]

  static func replaced(_ tags: [Tag], _ reading: EventFrames.Reading) -> [Tag] {
    let tag = Tag(range: reading.range, core: reading.range, meaning: .event(reading.sense), weight: 15)
    let others = tags.filter { $0.event == nil || !$0.range.overlaps(reading.range) }
    return (others + [tag]).sorted { $0.start < $1.start }
  }
}
