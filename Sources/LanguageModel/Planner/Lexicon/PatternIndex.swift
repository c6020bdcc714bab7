/// Many patterns with their meanings, found by their first word.
struct PatternIndex<Meaning: Sendable>: Sendable {
  struct Match: Sendable {
    let range: Range<Int>
    let meaning: Meaning
  }
  /// Every word of the patterns.
  private(set) var vocabulary: Set<String> = []
  private var byWord: [String: [(pattern: Pattern, meaning: Meaning)]] = [:]

  /// - Parameter entries: pattern texts with their meanings; of two matches of the same length the earlier entry wins.
  /// - Parameter isLoose: gaps may run over words such as "and" and "text".
  init(_ entries: [(String, Meaning)], isLoose: Bool = false) {
    for (text, meaning) in entries {
      let pattern = Pattern(text, isLoose: isLoose)
      vocabulary.formUnion(pattern.words)
      for word in pattern.starters { byWord[word, default: []].append((pattern, meaning)) }
    }
  }

  /// The longest match that begins here.
  func longest(_ tokens: [Token], at start: Int) -> Match? {
    guard let token = tokens[safe: start], !token.isMark || token.kind == .mark else { return nil }
    var best: Match?
    for key in token.kind == .number ? [token.text, "#"] : [token.text] {
      for (pattern, meaning) in byWord[key] ?? [] {
        if let end = pattern.match(tokens, at: start), end > start, end > (best?.range.upperBound ?? start) {
          best = Match(range: start..<end, meaning: meaning)
        }
      }
    }
    return best
  }

  /// Every match that begins here, the longest of each entry's pattern.
  func matches(_ tokens: [Token], at start: Int) -> [Match] {
    guard let token = tokens[safe: start], !token.isMark || token.kind == .mark else { return [] }
    var result: [Match] = []
    for key in token.kind == .number ? [token.text, "#"] : [token.text] {
      for (pattern, meaning) in byWord[key] ?? [] {
        if let end = pattern.match(tokens, at: start), end > start {
          result.append(Match(range: start..<end, meaning: meaning))
        }
      }
    }
    return result
  }

  /// Matches from left to right, none overlapping another.
  func all(in tokens: [Token]) -> [Match] {
    var result: [Match] = []
    var i = 0
    while i < tokens.count {
      if let match = longest(tokens, at: i) {
        result.append(match)
        i = match.range.upperBound
      } else {
        i += 1
      }
    }
    return result
  }

  func first(in tokens: [Token]) -> Match? {
    for i in tokens.indices { if let match = longest(tokens, at: i) { return match } }
    return nil
  }
}
