import ConfigSchema

/// Finds the trigger that a description means: "the brochure mail", "the text we send after tours".
struct TriggerFinder {
  let index: ItemIndex

  struct Match: Sendable {
    let item: Item
    let score: Double
    /// Part of the name's weight that was said, 0…1.
    let coverage: Double
    /// Token positions of the name's words.
    let range: Range<Int>?
  }

  /// Best first; only those of the given properties, and only those worth considering.
  func matches(_ tokens: [Token], tags: [Tag], properties: Set<ItemID>) -> [Match] {
    let words = tokens.map { $0.kind == .word || $0.kind == .number ? Names.normal($0) : $0.kind == .quote ? nil : nil }
    let quoted = tokens.filter { $0.kind == .quote }.flatMap { Names.words($0.content) }
    let said = Set(words.compactMap { $0 } + quoted)
    var found = Set(index.candidates(said, kinds: [.trigger]))
    let events = Set(tags.compactMap { $0.event }.filter { !$0.isWeak }.map(\.type))
    for event in events { found.formUnion(index.triggers(on: event).prefix(200)) }
    let actionTypes = Set(tags.compactMap { $0.action?.type })
    let numbers = numbers(tags)
    let result = found.compactMap { i -> Match? in
      let item = index.items[i]
      guard properties.contains(item.property) else { return nil }
      return score(
        item, tokens, words, quoted: Set(quoted), said: said, events: events, actionTypes: actionTypes, numbers: numbers
      )
    }
    return result.filter { $0.score > 0.45 }.sorted {
      $0.score == $1.score ? $0.item.id < $1.item.id : $0.score > $1.score
    }
  }

  private func numbers(_ tags: [Tag]) -> Set<Int> {
    Set(
      tags.flatMap { tag -> [Int] in
        switch tag.meaning {
        case .span(let span): [Int(span.minutes), Int(span.hours), Int(span.days)]
        case .rating(let rating): [Int(rating.value)]
        case .number(let value): value < 100_000 ? [Int(value)] : []
        default: []
        }
      })
  }

  private func score(
    _ item: Item, _ tokens: [Token], _ words: [String?], quoted: Set<String>, said: Set<String>, events: Set<String>,
    actionTypes: Set<String>, numbers: Set<Int>
  ) -> Match? {
    let total = item.words.reduce(0) { $0 + index.weight($1) }
    guard total > 0 else { return nil }
    let (matched, range) = bestWindow(item.words, words, tokens)
    let fromQuote = quoted.isEmpty ? 0 : item.words.reduce(0) { $0 + (quoted.contains($1) ? index.weight($1) : 0) }
    let weight = max(matched, fromQuote)
    let coverage = weight / total
    var score = coverage * 1.2 + min(weight, 4) * 0.12
    if events.contains(item.event) { score += 0.5 }
    if !item.actionTypes.isDisjoint(with: actionTypes) { score += 0.15 }
    if !item.numbers.isDisjoint(with: numbers) { score += 0.12 }
    score += min(0.24, Double(item.features.intersection(said).filter { $0.utf8.count > 3 }.count) * 0.06)
    return Match(item: item, score: score, coverage: coverage, range: range)
  }

  /// The stretch of the sentence that holds most of the name.
  private func bestWindow(_ name: [String], _ words: [String?], _ tokens: [Token]) -> (
    weight: Double, range: Range<Int>?
  ) {
    let wanted = Set(name)
    let hits = words.indices.filter { i in
      // "make the nudge a text instead of an e-mail": what is spoken of for the first time is no part of a name.
      words[i].map { wanted.contains($0) } ?? false && !["a", "an"].contains(tokens[safe: i - 1]?.text ?? "")
    }
    var best: (Double, Range<Int>?) = (0, nil)
    let width = name.count + 4
    for (n, first) in hits.enumerated() {
      var seen: Set<String> = []
      var weight = 0.0
      var last = first
      for hit in hits[n...]
      where hit - first < width && !tokens[first..<hit].contains(where: { $0.isMark(":") || $0.isMark(",") }) {
        if seen.insert(words[hit]!).inserted {
          weight += index.weight(words[hit]!)
          last = hit
        }
      }
      if weight > best.0 { best = (weight, first..<(last + 1)) }
    }
    return best
  }
}
