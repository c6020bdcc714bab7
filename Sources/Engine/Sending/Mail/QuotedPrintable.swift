/// Text of any language in lines of plain ASCII (RFC 2045, 6.7).
enum QuotedPrintable {
  /// Of the 76 characters of a line the last belongs to the soft break.
  private static let longestLine = 75

  /// - Parameter text: with line breaks of any kind.
  /// - Returns: lines that end with CRLF, the last one too.
  static func encoded(_ text: String) -> String {
    // CR LF is one Character, so each kind of break is met once.
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd)
      .map { encodedLine(Array($0.utf8)) + "\r\n" }.joined()
  }

  private static func encodedLine(_ bytes: [UInt8]) -> String {
    var out = ""
    var column = 0
    for (index, byte) in bytes.enumerated() {
      let piece = token(byte, isLast: index == bytes.count - 1)
      if column + piece.utf8.count > longestLine {
        out += "=\r\n"
        column = 0
      }
      out += piece
      column += piece.utf8.count
    }
    return out
  }

  private static func token(_ byte: UInt8, isLast: Bool) -> String {
    switch byte {
    case 0x20 where !isLast, 0x09 where !isLast: return String(UnicodeScalar(byte))
    case 0x21...0x7E where byte != UInt8(ascii: "="): return String(UnicodeScalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      return "=" + (byte < 16 ? "0" : "") + digits
    }
  }
}

extension Character {
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\r\n" }
}
