/// Many phrases under one look-up, each with what it stands for.
struct PhraseBook<Tag: Hashable & Sendable>: Sendable {
  struct Hit: Sendable {
    let tag: Tag
    /// The words that were found, for showing.
    let text: String
    let range: Range<Int>
  }

  private var byStart: [String: [(phrase: Phrase, tag: Tag)]] = [:]
  private var harmless: [String: [Phrase]] = [:]

  /// - Parameter harmless: phrases whose words count for nothing, such as `family room`.
  init(_ entries: [(tag: Tag, patterns: [String])], harmless: [String] = []) {
    for (tag, patterns) in entries {
      for phrase in patterns.map(Phrase.init) {
        for word in phrase.starts { byStart[word, default: []].append((phrase, tag)) }
      }
    }
    for phrase in harmless.map(Phrase.init) {
      for word in phrase.starts { self.harmless[word, default: []].append(phrase) }
    }
  }

  func hits(in words: Words) -> [Hit] { hits(in: words.list[...]) }

  /// Every phrase that occurs, from left to right; one hit per tag and place.
  func hits(in words: ArraySlice<String>) -> [Hit] {
    let open = harmless.isEmpty ? words : masked(words)
    var hits: [Hit] = []
    var taken: [Tag: Int] = [:]
    for index in open.indices {
      for (phrase, tag) in byStart[open[index]] ?? [] where index >= taken[tag] ?? index {
        guard let end = phrase.end(in: open, from: index) else { continue }
        taken[tag] = end
        hits.append(Hit(tag: tag, text: words[index..<end].joined(separator: " "), range: index..<end))
      }
    }
    return hits
  }

  /// The words with those of harmless phrases made unreadable, so that no other phrase can use them.
  private func masked(_ words: ArraySlice<String>) -> ArraySlice<String> {
    var masked = words
    var index = words.startIndex
    while index < words.endIndex {
      guard let end = harmless[words[index]]?.compactMap({ $0.end(in: words, from: index) }).max() else {
        index += 1
        continue
      }
      for inside in index..<end { masked[inside] = Self.mask }
      index = end
    }
    return masked
  }

  /// A word that no text holds.
  private static var mask: String { "\u{0}" }
}
