/// Parts of a typed text that somebody else wrote: lines marked with `>`, and what stands under a forwarding line.
///
/// They are pasted material, whoever put them there, and are followed no further than any other paste.
enum QuotedLines {
  /// Stretches of tokens in order, each own or quoted.
  static func parts(_ text: TokenText) -> [(range: Range<Int>, isQuoted: Bool)] {
    var result: [(range: Range<Int>, isQuoted: Bool)] = []
    var isForwarded = false
    for line in lines(text.tokens) {
      if isForwarding(text.tokens[line]) { isForwarded = true }
      let isQuoted = isForwarded || marks(text, line)
      let body = marks(text, line) ? (line.lowerBound + 1)..<line.upperBound : line
      if let last = result.last, last.isQuoted == isQuoted, last.range.upperBound == body.lowerBound {
        result[result.count - 1].range = last.range.lowerBound..<body.upperBound
      } else if !body.isEmpty {
        result.append((body, isQuoted))
      }
    }
    return result
  }

  /// A written `>`; an arrow is read as the same mark.
  private static func marks(_ text: TokenText, _ line: Range<Int>) -> Bool {
    guard line.lowerBound > 0 || text.tokens.contains(where: { $0.kind == .lineBreak }) else { return false }
    let first = text.tokens[line.lowerBound]
    return first.isMark(">") && text.bytes[first.start] == UInt8(ascii: ">")
  }

  private static func isForwarding(_ line: ArraySlice<Token>) -> Bool {
    let words = line.filter { $0.kind == .word }.map(\.text)
    return words.count <= 4 && words.contains("message") && (words.contains("forwarded") || words.contains("original"))
  }

  /// Lines with the break that ends them.
  private static func lines(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for (i, token) in tokens.enumerated() where token.kind == .lineBreak {
      result.append(start..<(i + 1))
      start = i + 1
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }
}
