/// What a speaker drops altogether: "Swap the two … never mind."
enum Withdrawals {
  private static let phrases: [[String]] = [
    ["never", "mind"], ["nevermind"], ["scratch", "that"], ["strike", "that"], ["forget", "that"], ["forget", "it"],
    ["ignore", "that"], ["disregard", "that"], ["leave", "it"],
  ]
  private static let around: Set<String> = [
    "no", "oh", "ah", "actually", "sorry", "wait", "just", "well", "ok", "okay",
  ]

  /// The sentences without the ones that are taken back, and without the words that take them back.
  static func applied(_ sentences: [Sentence]) -> [Sentence] {
    var result: [Sentence] = []
    for sentence in sentences {
      guard let start = start(sentence.tokens) else {
        result.append(sentence)
        continue
      }
      let before = sentence.tokens[..<start].filter { !$0.isMark && !around.contains($0.text) }
      if before.isEmpty, result.last?.source == sentence.source { result.removeLast() }
    }
    return result
  }

  /// Where the words of taking back begin, when the sentence ends with them and they stand apart.
  private static func start(_ tokens: [Token]) -> Int? {
    guard let end = tokens.lastIndex(where: { !$0.isMark }) else { return nil }
    for phrase in phrases {
      let start = end + 1 - phrase.count
      guard start >= 0, tokens[start...end].map(\.text) == phrase else { continue }
      let before = tokens[..<start].last { !around.contains($0.text) }
      return before.map(\.isMark) ?? true ? start : nil
    }
    return nil
  }
}
