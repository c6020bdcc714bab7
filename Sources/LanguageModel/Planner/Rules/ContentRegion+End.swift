/// Where the words of an action end.
extension ContentRegion {
  /// The content goes on until the next instruction, condition, timing or recipient.
  func end(from start: Int) -> Int {
    var at = start
    while let token = tokens[safe: at] {
      if token.endsSentence || token.isMark(";") || token.isMark(")") { return at }
      // "…, skip it if they signed".
      if token.isMark(","), ["skip", "unless", "except"].contains(tokens[safe: at + 1]?.text ?? "") { return at }
      if at > start, token.isMark(","), restrictsPeople(at) || restrictsTime(at) { return at }
      if at > start, isTiming(at) || isNextInstruction(at) || isCondition(at) || isLateRecipient(at) { return at }
      at += 1
    }
    return at
  }

  /// "… to anyone who has not signed yet".
  func isLateRecipient(_ at: Int) -> Bool {
    guard tokens[at].text == "to" || tokens[at].text == "for", let next = tokens[safe: at + 1] else { return false }
    return ["anyone", "everyone", "people", "those", "whoever", "everybody", "anybody", "leads", "prospects"].contains(
      next.text)
  }

  /// "…, hot or warm leads only": who is meant, added at the end.
  func restrictsPeople(_ at: Int) -> Bool {
    let rest = tokens[(at + 1)...].prefix { !$0.isMark || $0.isMark("+") || $0.isMark("&") || $0.isMark("/") }
    guard (2...8).contains(rest.count), let last = rest.last,
      last.text == "only" || ["only", "just"].contains(rest.first?.text ?? "")
    else { return false }
    return rest.contains { WordClass.words("leadnoun").contains($0.text) || Self.people.contains($0.text) }
  }

  /// "…, but only between 9 and 8".
  func restrictsTime(_ at: Int) -> Bool {
    ["but", "and"].contains(tokens[safe: at + 1]?.text ?? "")
      && ["only", "just"].contains(tokens[safe: at + 2]?.text ?? "")
  }

  func isTiming(_ at: Int) -> Bool {
    tags.contains { tag in
      guard let span = tag.span, span.inexact == nil || span.relation == .due,
        tag.start == at || tag.core.lowerBound == at
      else { return false }
      switch span.relation {
      case .later, .another, .before, .immediate, .due, .dayNumber, .within: return true
      case .plain, .lasting, .every: return false
      }
    }
  }

  static let joins: Set<String> = ["and", "then", "but", "plus", "also"]
  static let glue: Set<String> = [
    "if", "after", "a", "an", "another", "last", "final", "one", "finally", "second", "third", "the", "we", "can",
    "you", "also", "on",
  ]

  static let makers: Set<String> = [
    "make", "create", "open", "add", "send", "give", "put", "set", "drop", "have", "get", "leave", "write", "shoot",
    "fire", "raise", "log", "assign",
  ]
  static let adjectives: Set<String> = [
    "quick", "short", "call", "phone", "urgent", "little", "new", "me", "us", "them", "office", "thank", "follow",
  ]

  /// "and make a task", ", then e-mail": a conjunction followed by an action.
  func isNextInstruction(_ at: Int) -> Bool {
    let token = tokens[at]
    guard Self.joins.contains(token.text) || token.isMark(",") || token.isMark("+") else { return false }
    var next = at + 1
    while let word = tokens[safe: next],
      Self.joins.contains(word.text) || word.isMark(",") || Self.glue.contains(word.text)
    { next += 1 }
    // "and make a task": the verb leads over to a deed of its own.
    if Self.makers.contains(tokens[safe: next]?.text ?? "") {
      var noun = next + 1
      while let word = tokens[safe: noun], Self.glue.contains(word.text) || Self.adjectives.contains(word.text) {
        noun += 1
      }
      if noun > next + 1, tags.contains(where: { $0.action != nil && $0.start == noun && !$0.isNegated }) {
        return true
      }
    }
    let sequel = tags.first { tag in
      guard let span = tag.span else { return false }
      return tag.start <= next && tag.end > next && [.later, .another, .dayNumber].contains(span.relation)
    }
    if sequel != nil { return true }
    // "…, and everyone else just gets a text": other people with something of their own.
    let hasDeed = tags.contains { $0.action != nil && $0.start > next && $0.start - next <= 7 && !$0.isNegated }
    if hasDeed,
      tags.contains(where: { tag in
        if case .others = tag.meaning { tag.start >= at && tag.start <= next + 1 } else { false }
      })
    {
      return true
    }
    guard let tag = tags.first(where: { $0.action != nil && $0.start <= next && $0.end > next }) else { return false }
    return !(tag.action == .email && tokens[safe: tag.end]?.text == "address")
  }

  /// "the moment …", "as soon as …", "every time …", with something that happens behind it.
  func opensMoment(_ at: Int) -> Bool {
    let (word, next) = (tokens[at].text, tokens[safe: at + 1]?.text ?? "")
    let opens =
      word == "the" && ["moment", "minute", "second", "instant"].contains(next) || word == "as" && next == "soon"
      || ["every", "each", "any"].contains(word) && next == "time" || word == "upon" || word == "anytime"
    if word == "as", next == "soon", tokens[safe: at + 2]?.text == "as" { return true }
    return opens && tags.contains { $0.event?.isWeak == false && !$0.isNegated && (1...7).contains($0.start - at) }
  }

  static let openers: Set<String> = [
    "if", "when", "whenever", "unless", "until", "once", "only", "except", "otherwise",
  ]
  static let inquiries: Set<String> = [
    "asking", "ask", "asks", "see", "seeing", "know", "checking", "check", "wondering", "about", "tell", "telling",
    "find", "out",
  ]

  func isCondition(_ at: Int) -> Bool {
    let word = tokens[at].text
    if opensMoment(at) { return true }
    let isStop = ["but", "not", "as"].contains(word) && tags.contains { $0.isStop && $0.start == at }
    guard Self.openers.contains(word) || isStop else { return false }
    // "asking if all is well", "ask when they can come": part of the question.
    guard word == "if" || word == "when", let before = tokens[safe: at - 1]?.text else { return true }
    if before == "them" || before == "and" {
      return !tokens[max(0, at - 4)..<at].contains { Self.inquiries.contains($0.text) }
    }
    return !Self.inquiries.contains(before)
  }
}
