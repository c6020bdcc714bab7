/// Answers between speakers: "an hour later? – An hour and a half. – Yeah, ninety minutes."
extension Corrections {
  private static let fillers: Set<String> = [
    "yeah", "yes", "yep", "yup", "ok", "okay", "right", "sure", "no", "sorry", "make", "it", "that", "say", "maybe",
    "more", "like", "about",
    "is", "better", "fine", "lets", "let", "us", "do", "go", "with", "how", "well", "so", "good", "exactly", "correct",
    "just", "i", "mean", "meant", "actually", "wait", "should", "be", "called", "id", "would",
  ]

  /// Sentences that hold nothing but a value take the place of the last value of the same kind.
  static func answered(_ sentences: [Sentence]) -> [Sentence] {
    var result: [Sentence] = []
    for sentence in sentences {
      if let value = onlyValue(sentence.tokens), let index = result.indices.last,
        result[index].source == sentence.source,
        replaceLast(in: &result[index].tokens, with: value)
      {
        continue
      }
      result.append(sentence)
    }
    return result
  }

  /// The tokens of the amount when a sentence says little else.
  private static func onlyValue(_ tokens: [Token]) -> [Token]? {
    let words = tokens.filter { !$0.isMark }
    guard words.count <= 8,
      let at = tokens.indices.first(where: { Spans.amount(tokens, $0) != nil || tokens[$0].kind == .number })
    else { return nil }
    let end = Spans.amount(tokens, at)?.2 ?? at + 1
    let others =
      tokens[..<at].filter { !$0.isMark } + tokens[end...].filter { !$0.isMark && TimeUnit.named($0.text) == nil }
    return others.allSatisfy { fillers.contains($0.text) } ? Array(tokens[at..<end]) : nil
  }

  private static func replaceLast(in tokens: inout [Token], with value: [Token]) -> Bool {
    var found: Range<Int>?
    var i = 0
    while i < tokens.count {
      if let (_, _, end) = Spans.amount(tokens, i) {
        found = i..<end
        i = end
      } else {
        if tokens[i].kind == .number, value.count == 1 { found = i..<(i + 1) }
        i += 1
      }
    }
    guard let found else { return false }
    if value.count == 1, found.count > 1, let unit = tokens[found].last, TimeUnit.named(unit.text) != nil {
      tokens.replaceSubrange(found, with: value + [unit])
    } else {
      tokens.replaceSubrange(found, with: value)
    }
    return true
  }
}
