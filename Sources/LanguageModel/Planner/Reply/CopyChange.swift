/// What is to be different about a copy: the words behind "but", "only" or "except that".
enum CopyChange {
  /// The part of a copying sentence that changes something; nil when the copy is to be the same.
  static func tail(_ sentence: Sentence) -> Sentence? {
    let tokens = sentence.tokens
    guard let at = tokens.firstIndex(where: { ["but", "except", "though", "only"].contains($0.text) }),
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
