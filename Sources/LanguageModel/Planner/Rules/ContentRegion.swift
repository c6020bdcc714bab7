/// The stretch after an action that says what it is about.
struct ContentRegion {
  let tokens: [Token]
  let tags: [Tag]
  let action: Tag
  let kind: ActionKind

  /// - Returns: token positions from the first word of the content to its end, or nil when none follows.
  static func range(after tag: Tag, _ kind: ActionKind, _ tokens: [Token], _ tags: [Tag]) -> Range<Int>? {
    let region = ContentRegion(tokens: tokens, tags: tags, action: tag, kind: kind)
    guard let start = region.start() ?? region.lateStart() else { return nil }
    let end = region.end(from: start)
    return start < end ? start..<end : nil
  }

  // MARK: Where it begins

  /// The opener ("saying", "to", "about", an article) within a few words of the action.
  func start() -> Int? {
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
      if opensClause(at) || opensMoment(at) { return nil }
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

  static let strongOpeners: Set<String> = [
    "saying", "says", "asking", "telling", "reminding", "letting", "explaining", "titled", "apologizing", "thanking",
    "inviting",
    "offering", "regarding", "confirming", "mentioning",
  ]

  /// "add a note whenever a lead comes in from a portal, saying …": the opener behind the moment.
  func lateStart() -> Int? {
    let next = tags.first { $0.action != nil && $0.start >= action.end && !$0.isNegated }?.start ?? tokens.count
    guard action.end < next else { return nil }
    return (action.end..<next).first {
      Self.strongOpeners.contains(tokens[$0].text)
        || tokens[$0].text == "with" && tokens[$0 - 1].isMark(",") && kind.messagesPerson
    }
  }

  /// Times and moments on the way are no content.
  func skipped(_ at: Int) -> Int? {
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

  static let lead: Set<String> = [
    "after", "following", "before", "upon", "right", "on", "at", "the", "a", "an", "their", "every", "each", "any",
    "whenever", "when",
  ]

  func opensClause(_ at: Int) -> Bool {
    // "an e-mail, a text": one more deed.
    let isListed =
      ["a", "an"].contains(tokens[at].text)
      && tokens[safe: at - 1].map { $0.isMark(",") || ["and", "plus", "then"].contains($0.text) } ?? false
    return (at > action.end || action.isCall || isListed)
      && tags.contains { tag in
        (tag.action != nil || tag.isWhenClause(tokens)) && tag.start == at
          || isListed && tag.action != nil && tag.start == at + 1
      }
  }

  static let articles: Set<String> = [
    "a", "an", "some", "their", "my", "info", "details", "directions", "links", "photos", "information",
  ]
  static let motions: Set<String> = [
    "go", "be", "get", "happen", "run", "fire", "send", "arrive", "come", "land", "hit", "people", "whoever", "anyone",
  ]

  func opensContent(_ at: Int) -> Bool {
    let word = tokens[at].text
    if word == "to", tokens[safe: at - 1]?.text == "prior" { return false }
    if word == "to", kind.messagesPerson, let next = tokens[safe: at + 1], Self.motions.contains(next.text) {
      return false
    }
    if Markers.contentOpeners.contains(word) { return true }
    return kind.messagesPerson && Self.articles.contains(word) && at > action.core.upperBound - 1
  }

  /// "families asking for 3 bedrooms" says who, not what.
  func restriction(_ at: Int) -> Tag? {
    tags.first { tag in
      if case .bedrooms = tag.meaning { tag.start > at && tag.start - at <= 4 } else { false }
    }
  }

  static let people: Set<String> = [
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
  static let before: Set<String> = [
    "the", "our", "a", "an", "every", "each", "all", "any", "that", "those", "my", "new", "same", "leasing", "these",
    "their", "property",
  ]

  /// The end of "to them", "for the office", "the new resident", "to anyone who …"; nil when no person stands here.
  func recipient(_ at: Int) -> Int? {
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

  static let relatives: Set<String> = ["that", "who", "which", "whom", "whose", "we", "nobody", "no", "not"]

  /// "to leads that nobody has called": who is meant goes on behind the noun and is no wording.
  func pastRelative(_ at: Int) -> Int {
    guard let token = tokens[safe: at], Self.relatives.contains(token.text) else { return at }
    let moment = tags.first { $0.event?.isWeak == false && $0.end > at && $0.start <= at + 4 }
    if let moment { return max(moment.end, at + 1) }
    return tokens[at...].firstIndex { $0.isMark || Self.strongOpeners.contains($0.text) } ?? tokens.count
  }
}

extension Tag {
  func isWhenClause(_ tokens: [Token]) -> Bool {
    isWhen && ["when", "whenever", "if", "once", "as", "unless"].contains(tokens[safe: start]?.text ?? "")
  }
}
