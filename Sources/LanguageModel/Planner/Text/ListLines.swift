/// Joins a heading that ends with a colon and the short lines below it to one sentence: the stages of a pipeline written
/// one below the other.
enum ListLines {
  private static let nouns: Set<String> = [
    "pipeline", "pipelines", "stages", "steps", "columns", "funnel", "board", "phases", "lanes",
  ]

  static func joined(_ sentences: [Sentence], of text: TokenText) -> [Sentence] {
    var result: [Sentence] = []
    var n = 0
    while n < sentences.count {
      let head = sentences[n]
      n += 1
      let items = announces(head) ? Array(sentences[n...].prefix(while: isItem)) : []
      guard items.count >= 2 else {
        result.append(head)
        continue
      }
      n += items.count
      result.append(joined(head, items, of: text))
    }
    return result
  }

  private static func announces(_ head: Sentence) -> Bool {
    head.tokens.last?.isMark(":") == true && head.containsAny(nouns)
  }

  /// A line of a few words that names something and orders nothing.
  private static func isItem(_ sentence: Sentence) -> Bool {
    let words = sentence.tokens.filter { !$0.isMark }
    guard sentence.beginsParagraph, (1...9).contains(words.count), sentence.tokens.last?.isMark(".") != true else {
      return false
    }
    return !Tagger.tags(sentence.tokens).contains { $0.action != nil && !$0.isNegated && $0.action != .stage }
      && !["when", "if", "once", "after", "then", "also", "please", "make", "give"].contains(words[0].text)
  }

  private static func joined(_ head: Sentence, _ items: [Sentence], of text: TokenText) -> Sentence {
    var tokens = head.tokens
    for (n, item) in items.enumerated() {
      if n > 0 { tokens.append(Token(text: ",", kind: .mark, start: item.start, end: item.start)) }
      tokens += withoutNumber(item.tokens).map(unparted)
    }
    let end = items.last?.end ?? head.end
    var result = Sentence(
      source: head.source, speaker: head.speaker, tokens: tokens, start: head.start, end: end,
      quote: text.original(head.start, end).trimmed)
    result.beginsParagraph = head.beginsParagraph
    // The heading is what it rests on; a quotation over many lines tells nobody more.
    result.evidenceQuote = head.quote
    return result
  }

  /// A dash or comma inside a line parts no lines.
  private static func unparted(_ token: Token) -> Token {
    guard token.isMark(",") else { return token }
    var colon = token
    colon.text = ":"
    return colon
  }

  /// "2) Toured" is "Toured".
  private static func withoutNumber(_ tokens: [Token]) -> [Token] {
    guard tokens.count > 2, tokens[0].kind == .number, tokens[1].isMark(")") || tokens[1].isMark(".") else {
      return tokens.first?.isMark == true ? Array(tokens.dropFirst()) : tokens
    }
    return Array(tokens.dropFirst(2))
  }
}
