/// Tells which words of a sentence nothing was made of.
enum Coverage {
  /// Positions of words that carry a meaning and stand neither in something recognised nor in the wording of an action.
  static func unread(_ sentence: Sentence, _ tags: [Tag]) -> [Int] {
    let tokens = sentence.tokens
    var explained = IndexRanges()
    for tag in tags where !tag.isWhen { explained.add(tag.range) }
    for tag in tags {
      guard let kind = tag.action, !tag.isNegated else { continue }
      let later = tags.filter { $0.start >= tag.end }
      if let content = ContentRegion.range(after: tag, kind, tokens, later) { explained.add(content) }
    }
    for region in StopReader.regions(tokens, tags) { explained.add(region) }
    return Unexplained.words(tokens.indices.lowerBound..<tokens.count, tokens, []).filter { !explained.contains($0) }
  }
}

/// A set of positions.
struct IndexRanges {
  private var ranges: [Range<Int>] = []
  mutating func add(_ range: Range<Int>) { ranges.append(range) }
  func contains(_ i: Int) -> Bool { ranges.contains { $0.contains(i) } }
}
