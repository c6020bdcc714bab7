/// The stretch after an action that says what it is about.
enum ContentRegion {
  /// - Returns: token positions from the first word of the content to its end, or nil when none follows.
  static func range(after tag: Tag, _ kind: ActionKind, _ tokens: [Token], _ tags: [Tag]) -> Range<Int>? {
    guard let start = start(after: tag, tokens, tags) else { return nil }
    let end = end(from: start, kind, tokens, tags)
    return start < end ? start..<end : nil
  }

  /// The opener ("saying", "to", "about", "asking") within a few words of the action.
  private static func start(after tag: Tag, _ tokens: [Token], _ tags: [Tag]) -> Int? {
    var at = tag.end
    if tag.isCall { return at < tokens.count ? at : nil }
    var steps = 0
    while let token = tokens[safe: at], steps < 10 {
      if token.kind == .quote { return at }
      if token.isMark, !token.isMark(","), !token.isMark(":"), !token.isMark("("), !token.isMark(")") { return nil }
      if token.isMark(":") { return at + 1 }
      if let span = tags.first(where: { $0.span != nil && $0.core.contains(at) }) {
        at = span.core.upperBound
        steps += 1
        continue
      }
      if tags.contains(where: { ($0.action != nil || $0.isWhenClause(tokens)) && $0.start == at && at > tag.end }) {
        return nil
      }
      if Markers.contentOpeners.contains(token.text), !isRecipient(tokens, at) { return at }
      if ["and", "then", "but", "unless", "if", "when"].contains(token.text) { return nil }
      at += 1
      steps += 1
    }
    return nil
  }

  /// "to them", "for the office", "the lead", "to new leads".
  private static func isRecipient(_ tokens: [Token], _ at: Int) -> Bool {
    let people: Set<String> = [
      "them", "him", "her", "me", "us", "people", "everyone", "everybody", "anyone", "leads", "lead", "prospects",
      "prospect", "guests", "guest", "person", "someone", "folks", "student", "students", "family", "families",
      "applicant", "applicants",
      "team", "office", "staff", "desk", "manager", "agent", "agents", "regional", "leasing", "review", "reviewer",
      "same", "new", "resident", "residents", "counselor", "visitor", "one", "ones", "those", "client", "customer",
      "renter", "renters", "front", "gm", "agm", "inquiry", "inquiries", "maintenance", "assistant", "concierge",
    ]
    let word = tokens[at].text
    guard ["to", "the", "for", "our", "of", "on", "a", "with"].contains(word) else { return false }
    var next = at + 1
    while let token = tokens[safe: next],
      ["the", "our", "a", "an", "every", "each", "all", "any", "that", "those", "my", "new", "same", "leasing"]
        .contains(token.text), next - at < 4
    { next += 1 }
    guard let token = tokens[safe: next] else { return true }
    if people.contains(token.text) { return true }
    // A name: "for Maria".
    return (word == "for" || word == "to") && token.isCapital && token.kind == .word && next == at + 1
  }

  /// The content goes on until the next instruction, condition or timing.
  private static func end(from start: Int, _ kind: ActionKind, _ tokens: [Token], _ tags: [Tag]) -> Int {
    var at = start
    while let token = tokens[safe: at] {
      if token.endsSentence || token.isMark(";") || token.isMark(")") { return at }
      if at > start, isTiming(at, tags, tokens) || isNextInstruction(at, tokens, tags) { return at }
      if at > start, isCondition(at, tokens, tags) { return at }
      at += 1
    }
    return at
  }

  private static func isTiming(_ at: Int, _ tags: [Tag], _ tokens: [Token]) -> Bool {
    tags.contains { tag in
      guard let span = tag.span, tag.start == at || tag.core.lowerBound == at else { return false }
      switch span.relation {
      case .later, .another, .before, .immediate, .due, .dayNumber, .within: return true
      case .plain, .lasting, .every: return false
      }
    }
  }

  private static let joins: Set<String> = ["and", "then", "but", "plus", "also"]

  /// "and make a task", ", then e-mail": a conjunction followed by an action.
  private static func isNextInstruction(_ at: Int, _ tokens: [Token], _ tags: [Tag]) -> Bool {
    let token = tokens[at]
    guard joins.contains(token.text) || token.isMark(",") || token.isMark("+") else { return false }
    var next = at + 1
    while let word = tokens[safe: next],
      joins.contains(word.text) || word.isMark(",")
        || [
          "if", "after", "a", "an", "another", "last", "final", "one", "finally", "second", "third", "the", "we", "can",
          "you",
        ].contains(word.text)
    { next += 1 }
    guard
      let tag = tags.first(where: { $0.action != nil && $0.start <= next && $0.end > next })
        ?? tags.first(where: {
          $0.span != nil && $0.start == next && [.later, .another, .dayNumber].contains($0.span!.relation)
        })
    else { return false }
    return tag.span != nil || !tag.isNounInContent(tokens, conjunction: at)
  }

  private static let openers: Set<String> = [
    "if", "when", "whenever", "unless", "until", "once", "only", "except", "otherwise",
  ]

  private static func isCondition(_ at: Int, _ tokens: [Token], _ tags: [Tag]) -> Bool {
    guard
      openers.contains(tokens[at].text)
        || (["but", "not", "as"].contains(tokens[at].text) && tags.contains { $0.isStop && $0.start == at })
    else { return false }
    // "asking if they have questions", "ask when they can come": part of the question.
    let before = tokens[safe: at - 1]?.text ?? ""
    if [
      "asking", "ask", "asks", "see", "seeing", "know", "checking", "check", "wondering", "and", "about", "tell",
      "telling", "them", "find",
    ].contains(before), tokens[at].text == "if" || tokens[at].text == "when" || tokens[at].text == "whether" {
      return before == "them"
        && !tokens[max(0, at - 3)..<at].contains {
          ["asking", "ask", "asks", "know", "tell", "telling"].contains($0.text)
        }
    }
    return true
  }
}

extension Tag {
  func isWhenClause(_ tokens: [Token]) -> Bool {
    isWhen && ["when", "whenever", "if", "once", "as", "unless"].contains(tokens[safe: start]?.text ?? "")
  }

  /// "a map and an e-mail address", "to call them and email the brochure": still part of what the task is about.
  func isNounInContent(_ tokens: [Token], conjunction: Int) -> Bool {
    guard let kind = action else { return true }
    if kind == .email, tokens[safe: end]?.text == "address" { return true }
    return false
  }
}
