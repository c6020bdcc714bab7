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

  /// - Parameter harmless: phrases that are passed over whole, such as `family room`.
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
    var hits: [Hit] = []
    var taken: [Tag: Int] = [:]
    var index = words.startIndex
    while index < words.endIndex {
      if let end = harmless[words[index]]?.compactMap({ $0.end(in: words, from: index) }).max() {
        index = end
        continue
      }
      for (phrase, tag) in byStart[words[index]] ?? [] where index >= taken[tag] ?? index {
        guard let end = phrase.end(in: words, from: index) else { continue }
        taken[tag] = end
        hits.append(Hit(tag: tag, text: words[index..<end].joined(separator: " "), range: index..<end))
      }
      index += 1
    }
    return hits
  }
}
