import FoundationEssentials

/// Header text beyond plain ASCII (RFC 2047).
enum EncodedWord {
  /// 39 bytes make a word of 64 characters: with a header's name before it the line stays under 76.
  private static let bytesPerWord = 39
  /// Longer plain text is written in words as well, which may be folded anywhere.
  private static let longestPlain = 66

  /// Text of a header such as the subject. Must not hold control characters.
  static func text(_ text: String) -> String {
    let isPlain =
      text.utf8.count <= longestPlain && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && text == text.trimmingSpaces()
    return isPlain ? text : words(text)
  }

  /// A name before an address: bare, quoted or encoded.
  static func phrase(_ name: String) -> String {
    guard text(name) == name else { return words(name) }
    let isBare = name.allSatisfy { $0.isLetter || $0.isNumber || " !#$%&'*+-/=?^_`{|}~".contains($0) }
    return isBare ? name : "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Words of whole code points, each on a line of its own.
  private static func words(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > bytesPerWord { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
