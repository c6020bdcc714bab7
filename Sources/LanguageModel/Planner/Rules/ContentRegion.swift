/// The stretch after an action that says what it is about.
struct ContentRegion {
  private let tokens: [Token]
  private let tags: [Tag]
  private let action: Tag
  private let kind: ActionKind

  /// - Returns: token positions from the first word of the content to its end, or nil when none follows.
  static func range(after tag: Tag, _ kind: ActionKind, _ tokens: [Token], _ tags: [Tag]) -> Range<Int>? {
    let region = ContentRegion(tokens: tokens, tags: tags, action: tag, kind: kind)
    guard let start = region.start() ?? region.lateStart() else { return nil }
    let end = region.end(from: start)
    return start < end ? start..<end : nil
  }

  // MARK: Where it begins

  /// The opener ("saying", "to", "about", an article) within a few words of the action.
  private func start() -> Int? {
    var at = action.end
    if action.isCall, tokens[safe: at].map({ !$0.isMark }) ?? false, !opensClause(at), skipped(at) == nil { return at }
    var steps = 0
    while let token = tokens[safe: at], steps < 12 {
      steps += 1
      if token.kind == .quote { return at }
      if token.isMark(":") { return at + 1 }
      if token.isMark, !token.isMark(","), !token.isMark("("), !token.isMark(")") { return nil }
      if let next = skipped(at) {
        at = next
        continue
      }
      if opensClause(at) { return nil }
      if let people = recipient(at) {
        at = pastRelative(people)
        continue
      }
      if opensContent(at) { return at }
      if ["and", "then", "but", "unless", "if", "when", "or", "plus"].contains(token.text) { return nil }
      at += 1
    }
    return nil
  }

  private static let strongOpeners: Set<String> = [
    "saying", "says", "asking", "telling", "reminding", "letting", "explaining", "titled", "apologizing", "thanking",
    "inviting",
    "offering", "regarding", "confirming", "mentioning",
  ]

  /// "add a note whenever a lead comes in from a portal, saying …": the opener behind the moment.
  private func lateStart() -> Int? {
    let next = tags.first { $0.action != nil && $0.start >= action.end && !$0.isNegated }?.start ?? tokens.count
    guard action.end < next else { return nil }
    return (action.end..<next).first {
      Self.strongOpeners.contains(tokens[$0].text)
        || tokens[$0].text == "with" && tokens[$0 - 1].isMark(",") && kind.messagesPerson
    }
  }

  /// Times and moments on the way are no content.
  private func skipped(_ at: Int) -> Int? {
    if let span = tags.first(where: { $0.span != nil && $0.range.contains(at) && $0.core.upperBound > at }) {
      return max(span.core.upperBound, at + 1)
    }
    // "text prospects on Saturdays": when, not what.
    let time = tags.first { tag in
      switch tag.meaning {
      case .days, .clock:
        tag.start == at
          || ["on", "at", "during", "in"].contains(tokens[at].text)
            && (tag.start == at + 1 || tag.start == at + 2 && ["a", "the"].contains(tokens[at + 1].text))
      default: false
      }
    }
    if let time, time.end > at { return time.end }
    if ["asking", "looking", "interested", "inquiring", "wanting"].contains(tokens[at].text), let tag = restriction(at)
    {
      return tag.end
    }
    // "drafted for every one-star review": about which ones, not what.
    if ["for", "on", "of", "to"].contains(tokens[at].text),
      ["every", "each", "any", "all", "new"].contains(tokens[safe: at + 1]?.text ?? ""),
      let people = tags.last(where: { tag in
        (tag.isCondition || tag.event != nil) && tag.start > at && tag.start <= at + 4 && !tag.isOthers
      })
    {
      return pastRelative(people.end)
    }
    // "a thank-you for five-star reviews".
    if ["for", "on", "of"].contains(tokens[at].text),
      let rating = tags.first(where: { $0.isRating && $0.start > at && $0.start <= at + 2 })
    {
      return rating.end
    }
    // "right after a visit gets booked": the moment may begin a few words on.
    let reach =
      ["after", "following", "before", "upon", "right", "on", "at", "the", "a", "an", "their", "whenever"].contains(
        tokens[at].text) ? 3 : 0
    let event = tags.first {
      $0.event?.isWeak == false && $0.start >= action.end && $0.end > at && $0.start <= at + reach
    }
    guard let event, event.start <= at || tokens[at..<event.start].allSatisfy({ Self.lead.contains($0.text) }) else {
      return nil
    }
    return event.end
  }

  private static let lead: Set<String> = [
    "after", "following", "before", "upon", "right", "on", "at", "the", "a", "an", "their", "every", "each", "any",
    "whenever", "when",
  ]

  private func opensClause(_ at: Int) -> Bool {
    (at > action.end || action.isCall)
      && tags.contains { ($0.action != nil || $0.isWhenClause(tokens)) && $0.start == at }
  }

  private static let articles: Set<String> = [
    "a", "an", "some", "their", "my", "info", "details", "directions", "links", "photos", "information",
  ]
  private static let motions: Set<String> = [
    "go", "be", "get", "happen", "run", "fire", "send", "arrive", "come", "land", "hit", "people", "whoever", "anyone",
  ]

  private func opensContent(_ at: Int) -> Bool {
    let word = tokens[at].text
    if word == "to", kind.messagesPerson, let next = tokens[safe: at + 1], Self.motions.contains(next.text) {
      return false
    }
    if Markers.contentOpeners.contains(word) { return true }
    return kind.messagesPerson && Self.articles.contains(word) && at > action.core.upperBound - 1
  }

  /// "families asking for 3 bedrooms" says who, not what.
  private func restriction(_ at: Int) -> Tag? {
    tags.first { tag in
      if case .bedrooms = tag.meaning { tag.start > at && tag.start - at <= 4 } else { false }
    }
  }

  private static let people: Set<String> = [
    "them", "him", "her", "me", "us", "people", "everyone", "everybody", "anyone", "anybody", "leads", "lead",
    "prospects", "prospect", "guests",
    "guest", "person", "someone", "somebody", "folks", "student", "students", "family", "families", "applicant",
    "applicants", "team", "office", "staff",
    "desk", "manager", "agent", "agents", "regional", "leasing", "review", "reviews", "reviewer", "resident",
    "residents", "counselor", "visitor", "visitors",
    "one", "ones", "those", "client", "customer", "renter", "renters", "front", "gm", "agm", "inquiry", "inquiries",
    "maintenance",
    "assistant", "concierge", "parents", "parent", "shopper", "shoppers", "file", "record", "profile", "timeline",
    "card", "account", "system", "log", "crm", "whoever",
  ]
  private static let before: Set<String> = [
    "the", "our", "a", "an", "every", "each", "all", "any", "that", "those", "my", "new", "same", "leasing", "these",
    "their", "property",
  ]

  /// The end of "to them", "for the office", "the new resident", "to anyone who …"; nil when no person stands here.
  private func recipient(_ at: Int) -> Int? {
    if Self.people.contains(tokens[at].text),
      !["one", "review", "file", "record", "card", "log", "system", "account", "front", "leasing", "assistant"]
        .contains(tokens[at].text)
    {
      return at + 1
    }
    guard
      ["to", "the", "for", "our", "of", "on", "a", "with", "every", "each", "all", "any", "in"].contains(
        tokens[at].text)
    else { return nil }
    var next = at + 1
    while let token = tokens[safe: next], Self.before.contains(token.text), next - at < 4 { next += 1 }
    guard let token = tokens[safe: next] else { return next }
    if Self.people.contains(token.text) {
      let more = tokens[safe: next + 1].map { Self.people.contains($0.text) } ?? false
      return next + (more ? 2 : 1)
    }
    // A name: "for Maria".
    let isName = token.isCapital && token.kind == .word && next == at + 1 && next > 0
    return ["for", "to"].contains(tokens[at].text) && isName ? next + 1 : nil
  }

  private static let relatives: Set<String> = ["that", "who", "which", "whom", "whose", "we", "nobody", "no", "not"]

  /// "to leads that nobody has called": who is meant goes on behind the noun and is no wording.
  private func pastRelative(_ at: Int) -> Int {
    guard let token = tokens[safe: at], Self.relatives.contains(token.text) else { return at }
    let moment = tags.first { $0.event?.isWeak == false && $0.end > at && $0.start <= at + 4 }
    if let moment { return max(moment.end, at + 1) }
    return tokens[at...].firstIndex { $0.isMark || Self.strongOpeners.contains($0.text) } ?? tokens.count
  }

  // MARK: Where it ends

  /// The content goes on until the next instruction, condition, timing or recipient.
  private func end(from start: Int) -> Int {
    var at = start
    while let token = tokens[safe: at] {
      if token.endsSentence || token.isMark(";") || token.isMark(")") { return at }
      if at > start, isTiming(at) || isNextInstruction(at) || isCondition(at) || isLateRecipient(at) { return at }
      at += 1
    }
    return at
  }

  /// "… to anyone who has not signed yet".
  private func isLateRecipient(_ at: Int) -> Bool {
    guard tokens[at].text == "to" || tokens[at].text == "for", let next = tokens[safe: at + 1] else { return false }
    return ["anyone", "everyone", "people", "those", "whoever", "everybody", "anybody"].contains(next.text)
  }

  private func isTiming(_ at: Int) -> Bool {
    tags.contains { tag in
      guard let span = tag.span, span.inexact == nil, tag.start == at || tag.core.lowerBound == at else { return false }
      switch span.relation {
      case .later, .another, .before, .immediate, .due, .dayNumber, .within: return true
      case .plain, .lasting, .every: return false
      }
    }
  }

  private static let joins: Set<String> = ["and", "then", "but", "plus", "also"]
  private static let glue: Set<String> = [
    "if", "after", "a", "an", "another", "last", "final", "one", "finally", "second", "third", "the", "we", "can",
    "you", "also", "on",
  ]

  private static let makers: Set<String> = [
    "make", "create", "open", "add", "send", "give", "put", "set", "drop", "have", "get", "leave", "write", "shoot",
    "fire", "raise", "log", "assign",
  ]
  private static let adjectives: Set<String> = [
    "quick", "short", "call", "phone", "urgent", "little", "new", "me", "us", "them", "office", "thank", "follow",
  ]

  /// "and make a task", ", then e-mail": a conjunction followed by an action.
  private func isNextInstruction(_ at: Int) -> Bool {
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
  private func opensMoment(_ at: Int) -> Bool {
    let (word, next) = (tokens[at].text, tokens[safe: at + 1]?.text ?? "")
    let opens =
      word == "the" && ["moment", "minute", "second", "instant"].contains(next) || word == "as" && next == "soon"
      || ["every", "each", "any"].contains(word) && next == "time" || word == "upon" || word == "anytime"
    if word == "as", next == "soon", tokens[safe: at + 2]?.text == "as" { return true }
    return opens && tags.contains { $0.event?.isWeak == false && !$0.isNegated && (1...7).contains($0.start - at) }
  }

  private static let openers: Set<String> = [
    "if", "when", "whenever", "unless", "until", "once", "only", "except", "otherwise",
  ]
  private static let inquiries: Set<String> = [
    "asking", "ask", "asks", "see", "seeing", "know", "checking", "check", "wondering", "about", "tell", "telling",
    "find", "out",
  ]

  private func isCondition(_ at: Int) -> Bool {
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

extension Tag {
  func isWhenClause(_ tokens: [Token]) -> Bool {
    isWhen && ["when", "whenever", "if", "once", "as", "unless"].contains(tokens[safe: start]?.text ?? "")
  }
}
