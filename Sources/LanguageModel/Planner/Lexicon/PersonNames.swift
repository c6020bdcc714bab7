/// Tells the name of a person from other words.
enum PersonNames {
  /// A word with a capital letter that nobody knows otherwise: "Rosa", "Marcus".
  static func isName(_ token: Token) -> Bool {
    guard token.kind == .word, token.isCapital, token.text.utf8.count > 1, !token.isJoined else { return false }
    return !KnownWords.all.contains(token.text) && !CommonWords.all.contains(token.text)
  }
}
