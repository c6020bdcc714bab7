/// What is to be different about a copy: the words behind "but", "only" or "except that".
enum CopyChange {
  /// "…, after 7 days there": the comma before what holds only for the copy.
  private static func aside(_ tokens: [Token]) -> Int? {
    guard tokens.contains(where: { ["there", "theirs"].contains($0.text) }) else { return nil }
    return tokens.lastIndex { $0.isMark(",") }
  }

  /// The part of a copying sentence that changes something; nil when the copy is to be the same.
  static func tail(_ sentence: Sentence) -> Sentence? {
    let tokens = sentence.tokens
    guard
      let at = tokens.firstIndex(where: { ["but", "except", "though", "only"].contains($0.text) }) ?? aside(tokens),
      at + 1 < tokens.count
    else { return nil }
    var tail = sentence
    tail.tokens = Array(tokens[(at + 1)...])
    let tags = Tagger.tags(tail.tokens)
    // Without a value it says where not to copy it to.
    let hasValue = tags.contains { $0.span != nil || $0.isCondition || $0.isNumber || $0.action != nil }
    return hasValue && !["not", "for"].contains(tail.tokens[0].text) ? tail : nil
  }
}
