/// A run of words to look for: each place is a set of alternatives, and places may be optional.
///
/// Written as words with `|` between alternatives, `?` behind an optional place and `*` for up to three words of any
/// kind: `note|notice to|for the? automated system|systems`.
struct WordPattern: Sendable {
  private enum Place: Sendable {
    case one(Set<UInt64>)
    case maybe(Set<UInt64>)
    case gap
  }

  private static let widestGap = 3

  private let places: [Place]
  /// Words of which at least one must be there; the cheap test before the exact one.
  let anchors: Set<UInt64>

  init(_ text: String) {
    places = text.split(separator: " ").map { part in
      if part == "*" { return .gap }
      let isOptional = part.hasSuffix("?")
      let words = Set((isOptional ? part.dropLast() : part).split(separator: "|").map { Prose.hash(String($0)) })
      return isOptional ? .maybe(words) : .one(words)
    }
    anchors = places.lazy.compactMap { if case .one(let words) = $0 { words } else { nil } }.first ?? []
  }

  /// The first place where it matches.
  func firstMatch(in words: ArraySlice<UInt64>) -> Range<Int>? {
    for index in words.indices where anchors.contains(words[index]) {
      if let end = match(words, index, leading) { return index..<end }
    }
    return nil
  }

  /// A pattern may begin with optional places before its first anchor.
  private var leading: Int { places.prefix { if case .one = $0 { false } else { true } }.count }

  /// Where the match from a word and a place on ends; nil = it does not match.
  private func match(_ words: ArraySlice<UInt64>, _ index: Int, _ place: Int) -> Int? {
    guard place < places.count else { return index }
    let here = index < words.endIndex ? words[index] : nil
    switch places[place] {
    case .one(let set):
      guard let here, set.contains(here) else { return nil }
      return match(words, index + 1, place + 1)
    case .maybe(let set):
      if let here, set.contains(here), let end = match(words, index + 1, place + 1) { return end }
      return match(words, index, place + 1)
    case .gap:
      for width in 0...Self.widestGap where index + width <= words.endIndex {
        if let end = match(words, index + width, place + 1) { return end }
      }
      return nil
    }
  }
}

/// Several patterns with one cheap test in front.
struct PatternTable: Sendable {
  private let patterns: [WordPattern]
  private let anchors: Set<UInt64>

  init(_ lines: [String]) {
    patterns = lines.map(WordPattern.init)
    anchors = patterns.reduce(into: []) { $0.formUnion($1.anchors) }
  }

  func matches(_ words: ArraySlice<UInt64>) -> Bool { firstMatch(in: words) != nil }

  /// The match that begins first.
  func firstMatch(in words: ArraySlice<UInt64>) -> Range<Int>? {
    guard words.contains(where: anchors.contains) else { return nil }
    return patterns.compactMap { $0.firstMatch(in: words) }.min { $0.lowerBound < $1.lowerBound }
  }

  /// What is left of a run when every match has been cut out.
  func cut(from words: ArraySlice<UInt64>) -> [ArraySlice<UInt64>] {
    var rest = words
    var left: [ArraySlice<UInt64>] = []
    while let match = firstMatch(in: rest), !match.isEmpty {
      left.append(rest[rest.startIndex..<match.lowerBound])
      rest = rest[match.upperBound...]
    }
    return left + [rest]
  }
}
