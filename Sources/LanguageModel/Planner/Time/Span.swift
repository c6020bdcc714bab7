/// A stretch of time as somebody says it, with how it relates to its surroundings.
struct Span: Hashable, Sendable {
  enum Relation: Hashable, Sendable {
    /// "2 hours later", "after 2 hours", "wait 2 hours", "in 2 hours".
    case later
    /// "then wait another 2 hours": counted from the action before.
    case another
    /// "2 hours before the tour".
    case before
    /// "within 2 hours".
    case within
    /// "for 2 hours", of a state that lasts.
    case lasting
    /// "every 2 hours".
    case every
    /// "day 5": counted from the event.
    case dayNumber
    /// "right away".
    case immediate
    /// "due in 2 hours".
    case due
    /// Just "2 hours".
    case plain
  }
  var minutes: Double
  var relation: Relation
  /// Said as a clock time or calendar day that delays cannot express ("first thing tomorrow").
  var inexact: String? = nil
  /// The number and unit as said.
  var unit: TimeUnit = .minute

  var hours: Double { minutes / 60 }
  var days: Double { minutes / 1440 }
}

/// Reads stretches of time.
enum Spans {
  typealias Reading = (span: Span, end: Int)

  /// The longest stretch that begins here.
  static func read(_ tokens: [Token], _ start: Int) -> Reading? {
    guard let token = tokens[safe: start], !token.isMark || token.isMark("+") else { return nil }
    if let fixed = FixedSpans.index.longest(tokens, at: start), !isOrdinal(tokens, fixed.range) {
      return (fixed.meaning, fixed.range.upperBound)
    }
    if let day = dayNumber(tokens, start) { return day }
    if let another = anotherUnit(tokens, start) { return another }
    guard let lead = leadIn(tokens, start), let (minutes, unit, end) = amount(tokens, lead.end) else { return nil }
    return trailing(tokens, Span(minutes: minutes, relation: lead.relation, unit: unit), end)
  }

  /// "after that second text": the word counts, it is no time.
  private static func isOrdinal(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    guard tokens[range.upperBound - 1].text == "second", let next = tokens[safe: range.upperBound] else { return false }
    return ["text", "email", "message", "task", "call", "note", "one", "step", "reminder"].contains(next.text)
  }

  /// "another day", "wait one more week": the unit alone is one.
  private static func anotherUnit(_ tokens: [Token], _ start: Int) -> Reading? {
    if tokens[start].text == "for", tokens[safe: start - 1]?.text.hasPrefix("wait") != true { return nil }
    let at = ["after", "wait", "for", "in"].contains(tokens[start].text) ? start + 1 : start
    // "pick another day" speaks of a date.
    let stands =
      at > start || start == 0 || tokens[start - 1].isMark || ["then", "and"].contains(tokens[start - 1].text)
    guard stands, tokens[safe: at]?.text == "another", let word = tokens[safe: at + 1], word.kind == .word,
      let unit = TimeUnit.named(word.text)
    else { return nil }
    return trailing(tokens, Span(minutes: unit.rawValue, relation: .another, unit: unit), at + 2)
  }

  /// Words in front of the number, such as "after", "within", "wait another".
  private static func leadIn(_ tokens: [Token], _ start: Int) -> (relation: Span.Relation, end: Int)? {
    var at = start
    var relation = Span.Relation.plain
    while let token = tokens[safe: at], token.kind == .word {
      if token.text == "first", relation == .later || relation == .within {
        // "in the first 5 minutes": not later than that.
        relation = .within
      } else if let found = LeadIn.relations[token.text] {
        if relation == .plain || found == .another || found == .due || found == .within && relation != .due {
          relation = found
        }
      } else if !LeadIn.ignored.contains(token.text) || isBareUnit(tokens, at) {
        break
      }
      at += 1
      if at - start > 5 { return nil }
    }
    return (relation, at)
  }

  /// "a day", "an hour": the article is the number.
  private static func isBareUnit(_ tokens: [Token], _ at: Int) -> Bool {
    guard ["a", "an"].contains(tokens[at].text) else { return false }
    var next = at + 1
    while let word = tokens[safe: next]?.text, ["full", "whole", "solid", "business", "working"].contains(word) {
      next += 1
    }
    return tokens[safe: next].map { TimeUnit.named($0.text) != nil || $0.text == "half" } == true
  }

  /// - Returns: minutes, unit and where the amount ends: `2 hours`, `an hour and a half`, `half an hour`, `1-2 days`.
  static func amount(_ tokens: [Token], _ start: Int) -> (Double, TimeUnit, Int)? {
    guard let token = tokens[safe: start] else { return nil }
    if token.text == "half", let (unit, end) = unit(tokens, start + 1, skipping: ["a", "an"]) {
      return (unit.rawValue / 2, unit, end)
    }
    if let quarter = quarters(tokens, start) { return quarter }
    var number: Double?
    var at = start + 1
    if token.kind == .number { number = token.value }
    if ["a", "an"].contains(token.text) {
      if tokens[safe: start + 1]?.text == "half", let (unit, end) = unit(tokens, start + 2, skipping: []) {
        return (unit.rawValue / 2, unit, end)
      }
      number = 1
    }
    guard var value = number else { return nil }
    at = skipRange(tokens, at)
    if let more = fraction(tokens, at) { (value, at) = (value + more.value, more.end) }
    guard
      let (unit, end) = unit(
        tokens, at, skipping: ["more", "full", "whole", "solid", "business", "working", "calendar", "s", "other"])
    else { return nil }
    if unit == .day, token.kind != .number, tokens[safe: end]?.isJoined == true { return nil }
    return rest(tokens, value * unit.rawValue * (tokens[end - 1].text == "fortnight" ? 2 : 1), unit, end)
  }

  /// "a quarter of an hour", "three quarters of an hour", "quarter hour".
  private static func quarters(_ tokens: [Token], _ start: Int) -> (Double, TimeUnit, Int)? {
    var at = start
    var count = 1.0
    if let token = tokens[safe: at], token.kind == .number || token.text == "a" {
      count = token.value ?? 1
      at += 1
    }
    guard let word = tokens[safe: at]?.text, word == "quarter" || word == "quarters", count <= 3 else { return nil }
    at += 1
    while let token = tokens[safe: at], ["of", "an", "a"].contains(token.text) { at += 1 }
    guard let token = tokens[safe: at], let unit = TimeUnit.named(token.text), unit == .hour else { return nil }
    return (count * 15, unit, at + 1)
  }

  /// "24-48", "2 to 3", "2 or 3": the first counts.
  private static func skipRange(_ tokens: [Token], _ at: Int) -> Int {
    if tokens[safe: at]?.kind == .number, tokens[at].isJoined { return at + 1 }
    if let word = tokens[safe: at]?.text, word == "to" || word == "or", tokens[safe: at + 1]?.kind == .number {
      return at + 2
    }
    return at
  }

  /// "and a half" before the unit.
  private static func fraction(_ tokens: [Token], _ at: Int) -> (value: Double, end: Int)? {
    guard tokens[safe: at]?.text == "and" else { return nil }
    let half = tokens[safe: at + 1]?.text == "a" ? at + 2 : at + 1
    return tokens[safe: half]?.text == "half" && TimeUnit.named(tokens[safe: half + 1]?.text ?? "") != nil
      ? (0.5, half + 1) : nil
  }

  private static func unit(_ tokens: [Token], _ at: Int, skipping: Set<String>) -> (TimeUnit, Int)? {
    var at = at
    while let token = tokens[safe: at], skipping.contains(token.text) { at += 1 }
    guard let token = tokens[safe: at], token.kind == .word, let unit = TimeUnit.named(token.text) else { return nil }
    return (unit, at + 1)
  }

  /// "and a half" or "and 30 minutes" after the unit.
  private static func rest(_ tokens: [Token], _ minutes: Double, _ unit: TimeUnit, _ end: Int) -> (
    Double, TimeUnit, Int
  ) {
    guard tokens[safe: end]?.text == "and" else { return (minutes, unit, end) }
    if tokens[safe: end + 1]?.text == "a", tokens[safe: end + 2]?.text == "quarter" {
      return (minutes + unit.rawValue / 4, unit, end + 3)
    }
    let half = tokens[safe: end + 1]?.text == "a" ? end + 2 : end + 1
    if tokens[safe: half]?.text == "half", TimeUnit.named(tokens[safe: half + 1]?.text ?? "") == nil {
      return (minutes + unit.rawValue / 2, unit, half + 1)
    }
    if unit == .hour, tokens[safe: end + 1]?.kind == .number, let value = tokens[end + 1].value,
      TimeUnit.named(tokens[safe: end + 2]?.text ?? "") == .minute
    {
      return (minutes + value, unit, end + 3)
    }
    return (minutes, unit, end)
  }

  /// Words after the amount, such as "later", "before", "after that".
  private static func trailing(_ tokens: [Token], _ span: Span, _ end: Int) -> Reading {
    var (span, end) = (span, end)
    // "six hours on, e-mail them": nothing follows that it could be on.
    if span.relation == .plain, let word = tokens[safe: end]?.text, word == "on" || word == "in",
      tokens[safe: end + 1]?.isMark ?? true
    {
      span.relation = .later
      return (span, end + 1)
    }
    if let phrase = Trailing.index.longest(tokens, at: end) {
      if span.relation == .plain || phrase.meaning == .before || phrase.meaning == .another
        || (phrase.meaning == .later && span.relation == .lasting)
      {
        span.relation = span.relation == .due || span.relation == .within ? span.relation : phrase.meaning
      }
      end = phrase.range.upperBound
    }
    return (span, end)
  }

  /// "day 5", "day five", "5th day", "on the third day".
  private static func dayNumber(_ tokens: [Token], _ start: Int) -> Reading? {
    var at = start
    while let word = tokens[safe: at]?.text, ["on", "at", "by", "the"].contains(word), at - start < 3 { at += 1 }
    guard let token = tokens[safe: at] else { return nil }
    for unit in [("day", TimeUnit.day), ("week", .week), ("hour", .hour)] {
      if token.text == unit.0, let next = tokens[safe: at + 1], next.kind == .number, let value = next.value,
        TimeUnit.named(tokens[safe: at + 2]?.text ?? "") == nil
      {
        return (Span(minutes: value * unit.1.rawValue, relation: .dayNumber, unit: unit.1), at + 2)
      }
      if let value = NumberWords.ordinal(token.text), tokens[safe: at + 1]?.text == unit.0, unit.0 == "day" {
        return (Span(minutes: Double(value) * unit.1.rawValue, relation: .dayNumber, unit: unit.1), at + 2)
      }
    }
    return nil
  }
}
