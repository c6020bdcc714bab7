import ConfigSchema

/// A number with a direction: "3 stars or fewer", "over 80", "3 or more".
struct Comparison: Hashable, Sendable {
  var op: Operator
  var value: Double
  /// Several values said one by one ("1 or 2"), or the end of a range.
  var others: [Double] = []

  var condition: (Operator, JSON) {
    others.isEmpty
      ? (op, .number(JSONNumber(value))) : (.isIn, .array(([value] + others).sorted().map { .number(JSONNumber($0)) }))
  }

  /// Everything else: of "unless it is five stars" the others.
  var opposite: (Operator, JSON) {
    let opposites: [Operator: Operator] = [.eq: .neq, .lt: .gte, .lte: .gt, .gt: .lte, .gte: .lt, .isIn: .notIn]
    let (own, value) = condition
    return (opposites[own] ?? .neq, value)
  }
}

/// Reads star ratings.
enum Ratings {
  typealias Reading = (rating: Comparison, end: Int)

  private static let under: Set<String> = ["under", "below", "less", "lower", "worse", "fewer", "down"]
  private static let above: Set<String> = ["up", "above", "higher", "more", "better", "over", "plus"]
  private static let stars: Set<String> = ["star", "stars", "starred"]

  /// - Parameter isAboutReviews: bare numbers ("rated 2 or less") count as stars.
  static func read(_ tokens: [Token], _ start: Int, isAboutReviews: Bool) -> Reading? {
    if let rest = beyond(tokens, start) { return rest }
    if isAboutReviews, let kind = kind(tokens, start) { return kind }
    var at = start
    var op = Operator.eq
    if let word = tokens[safe: at]?.text, let prefix = prefix(tokens, &at, word) { op = prefix }
    guard let number = tokens[safe: at], number.kind == .number, let value = number.value, (0...5).contains(value)
    else { return nil }
    at += 1
    var others: [Double] = []
    while let (more, end) = another(tokens, at), others.count < 4 {
      others.append(more)
      at = end
    }
    // "fours and fives": the plural speaks of reviews with so many stars.
    let isPlural = isAboutReviews && tokens[at - 1].kind == .number && tokens[at - 1].text.hasSuffix("s")
    let hasStar = skipStars(tokens, &at) || isPlural
    let suffix = suffix(tokens, &at)
    let starsAfter = hasStar || skipStars(tokens, &at)
    guard
      starsAfter
        || (isAboutReviews && (suffix != nil || op != .eq) && TimeUnit.named(tokens[safe: at]?.text ?? "") == nil)
    else { return nil }
    if let suffix { op = suffix }
    if others.count == 1, op != .eq {
      return (Comparison(op: op, value: op == .lte || op == .lt ? max(value, others[0]) : min(value, others[0])), at)
    }
    if others.count == 1, isRange(tokens, start), abs(others[0] - value) > 1 {
      return (
        Comparison(op: .eq, value: value, others: stride(from: value + 1, through: others[0], by: 1).map { $0 }), at
      )
    }
    return (Comparison(op: op, value: value, others: op == .eq ? others : []), at)
  }

  /// "above that", "anything higher": ratings beyond the last one.
  private static func beyond(_ tokens: [Token], _ start: Int) -> Reading? {
    guard let word = tokens[safe: start]?.text, above.contains(word) || under.contains(word),
      let next = tokens[safe: start + 1], ["that", "those", "this"].contains(next.text),
      let last = tokens[..<start].indices.last(where: {
        tokens[$0].kind == .number && stars.contains(tokens[safe: $0 + 1]?.text ?? "")
      }),
      let value = tokens[last].value
    else { return nil }
    return (Comparison(op: above.contains(word) ? .gt : .lt, value: value), start + 2)
  }

  /// "good ones" beside "bad reviews".
  private static func kind(_ tokens: [Token], _ start: Int) -> Reading? {
    guard ["one", "ones"].contains(tokens[safe: start + 1]?.text ?? "") else { return nil }
    let word = tokens[start].text
    if WordClass.words("good").contains(word) { return (Comparison(op: .gte, value: 4), start + 2) }
    if WordClass.words("bad").contains(word) { return (Comparison(op: .lte, value: 2), start + 2) }
    return nil
  }

  private static func prefix(_ tokens: [Token], _ at: inout Int, _ word: String) -> Operator? {
    if word == "at", let next = tokens[safe: at + 1]?.text, next == "most" || next == "least" {
      at += 2
      return next == "most" ? .lte : .gte
    }
    if word == "no", let next = tokens[safe: at + 1]?.text, tokens[safe: at + 2]?.text == "than" {
      at += 3
      return above.contains(next) ? .lte : .gte
    }
    guard under.contains(word) || above.contains(word), word != "up", word != "down" else { return nil }
    let more = tokens[safe: at + 1]?.text == "than" ? 2 : 1
    guard tokens[safe: at + more]?.kind == .number || tokens[safe: at + more]?.text == "a" else { return nil }
    at += more
    if tokens[safe: at]?.text == "a" { at += 1 }
    return under.contains(word) ? .lt : .gt
  }

  private static func another(_ tokens: [Token], _ at: Int) -> (Double, Int)? {
    var next = at
    if let word = tokens[safe: at],
      ["or", "and", "to", "s", "through"].contains(word.text) || word.isMark("/") || word.isMark(",")
        || word.isMark("&")
    {
      next += 1
    }
    if tokens[safe: next]?.text == "or" || tokens[safe: next]?.text == "and" { next += 1 }
    guard let token = tokens[safe: next], token.kind == .number, let value = token.value, (1...5).contains(value),
      next > at || token.isJoined
    else { return nil }
    guard TimeUnit.named(tokens[safe: next + 1]?.text ?? "") == nil else { return nil }
    return (value, next + 1)
  }

  private static func isRange(_ tokens: [Token], _ start: Int) -> Bool {
    tokens[safe: start + 1].map { $0.isJoined || $0.text == "to" || $0.text == "through" } ?? false
  }

  private static func skipStars(_ tokens: [Token], _ at: inout Int) -> Bool {
    guard let token = tokens[safe: at], stars.contains(token.text) else { return false }
    at += 1
    return true
  }

  /// "and under", "or better", "+".
  private static func suffix(_ tokens: [Token], _ at: inout Int) -> Operator? {
    var next = at
    // "3 star reviews and below".
    if let word = tokens[safe: next]?.text, ["review", "reviews", "rating", "ratings", "ones"].contains(word),
      ["and", "or", "&"].contains(tokens[safe: next + 1]?.text ?? "")
    {
      next += 1
    }
    if tokens[safe: next]?.isMark("+") == true {
      at += 1
      return .gte
    }
    if let word = tokens[safe: next]?.text, word == "and" || word == "or" || word == "&" { next += 1 }
    guard let word = tokens[safe: next]?.text else { return nil }
    if under.contains(word) {
      at = next + 1
      return .lte
    }
    if above.contains(word) {
      at = next + 1
      return .gte
    }
    return nil
  }
}
