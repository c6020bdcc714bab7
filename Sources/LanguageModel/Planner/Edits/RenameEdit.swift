/// "rename it to …", "call it …".
enum RenameEdit {
  /// The new name, or nil when the sentence gives none.
  static func newName(_ statement: EditStatement) -> String? {
    guard let verb = statement.verbs.first(where: { $0.verb == .rename }) else { return nil }
    let tokens = statement.tokens
    if let quote = tokens[verb.range.lowerBound...].last(where: { $0.kind == .quote }) { return quote.content.nonEmpty }
    return plain(statement.sentence, from: verb.range)
  }

  /// Without quotation marks: what follows "to" or "call it" up to the end of the clause.
  static func plain(_ sentence: Sentence, from verb: Range<Int>) -> String? {
    let tokens = sentence.tokens
    let isCall =
      tokens[verb].contains { ["call", "called", "named", "label", "titled"].contains($0.text) }
      || tokens[verb].contains { $0.text == "name" }
        && tokens[verb].contains { ["it", "this", "that"].contains($0.text) }
    var start = verb.upperBound
    if !isCall, ["it", "this", "that"].contains(tokens[safe: start]?.text ?? ""),
      let next = tokens[safe: start + 1], !["to", "as", "into"].contains(next.text), next.isCapital
    {
      start += 1
    } else if !isCall {
      guard let to = tokens[verb.lowerBound...].lastIndex(where: { ["to", "as", "into"].contains($0.text) }) else {
        return nil
      }
      start = to + 1
    }
    // "should be called after 2 days": rung up, and no name.
    let opener = tokens[safe: start]?.text ?? ""
    if ["after", "within", "by", "in", "if", "when", "once", "before", "every", "at", "back"].contains(opener) {
      return nil
    }
    var end = start
    while let token = tokens[safe: end], !token.isMark,
      !["and", "instead", "please", "but", "from"].contains(token.text) || end == start
    { end += 1 }
    let name = sentence.original(start..<end).trimmed
    return name.isEmpty || name.utf8.count > 80 ? nil : Wording.capitalised(name)
  }
}
