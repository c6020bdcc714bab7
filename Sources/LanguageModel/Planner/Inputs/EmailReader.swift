import ConfigSchema

/// Takes headers, greetings, signatures and footers away from a pasted e-mail. The subject stays: it may say what it is about.
enum EmailReader {
  static func passages(_ text: TokenText, _ source: InputSource) -> [Passage] {
    var result: [Passage] = []
    var start: Int?
    var ended = false
    for line in lines(text.tokens).flatMap({ parted($0, text.tokens) }) {
      switch kind(text.tokens[line], ended: &ended) {
      case .header:
        flush(&result, &start, line.lowerBound, text, source)
      case .footer:
        flush(&result, &start, line.lowerBound, text, source)
        result.append(Passage(source: source, text: text, range: line, isTrusted: false))
      case .body:
        if start == nil { start = line.lowerBound }
      }
    }
    flush(&result, &start, text.tokens.count, text, source)
    return result
  }

  private static func flush(
    _ result: inout [Passage], _ start: inout Int?, _ end: Int, _ text: TokenText, _ source: InputSource
  ) {
    if let begin = start, begin < end { result.append(Passage(source: source, text: text, range: begin..<end)) }
    start = nil
  }

  private enum Kind { case header, footer, body }

  private static let headers: Set<String> = [
    "from", "to", "cc", "bcc", "sent", "date", "subject", "importance", "attachments", "attachment", "reply",
    "importance", "when", "priority", "re", "fw", "fwd",
  ]

  private static func lines(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for (i, token) in tokens.enumerated() where token.kind == .lineBreak {
      if start < i { result.append(start..<i) }
      start = i + 1
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    // The marks of a quoted line are not part of it.
    result = result.map { line in (line.first { !tokens[$0].isMark(">") } ?? line.lowerBound)..<line.upperBound }
    // A description of an e-mail on one line ("From: A To: B Subject: C Body") keeps its words.
    return result
  }

  private static func kind(_ line: ArraySlice<Token>, ended: inout Bool) -> Kind {
    guard let first = line.first(where: { !$0.isMark || $0.isMark(">") }) else { return .header }
    let words = line.filter { $0.kind == .word }
    if headers.contains(first.text), line.dropFirst(1).prefix(3).contains(where: { $0.isMark(":") }) { return .header }
    if ["on"].contains(first.text), words.last?.text == "wrote" { return .header }
    if words.contains(where: { $0.text == "forwarded" || $0.text == "original" }), words.count <= 6,
      words.contains(where: { $0.text == "message" }), !words.contains(where: { $0.text == "footer" })
    {
      return .header
    }
    if isFooter(line) { return .footer }
    return .body
  }

  /// A footer on the same line as what was written: "… by Friday. -- Sent from my phone."
  private static func parted(_ line: Range<Int>, _ tokens: [Token]) -> [Range<Int>] {
    guard isFooter(tokens[line]),
      let sent = line.first(where: { tokens[$0].text == "sent" && tokens[safe: $0 + 1]?.text == "from" }),
      let end = tokens[line.lowerBound..<sent].lastIndex(where: \.endsSentence), end + 1 < sent || end + 1 == sent
    else { return [line] }
    return [line.lowerBound..<(end + 1), (end + 1)..<line.upperBound]
  }

  private static func isFooter(_ line: ArraySlice<Token>) -> Bool {
    let words = line.filter { $0.kind == .word }.map(\.text)
    let joined = words.joined(separator: " ")
    return joined.contains("sent from my") || joined.contains("confidentiality notice")
      || joined.contains("intended recipient")
      || joined.contains("unsubscribe from this") || joined.contains("this email and any attachments")
      || joined.contains("think before you print") || joined.contains("message footer")
  }
}
