extension JSONParser {
  func error(_ problem: JSONSyntaxError.Problem, _ message: String, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(problem, at: offset ?? at, in: bytes, message)
  }

  /// The error for a byte that cannot stand here, naming the commonest causes.
  func unexpected(_ expected: String) -> JSONSyntaxError {
    guard at < bytes.count else { return error(.endOfText, "the text ends where \(expected) should stand") }
    switch bytes[at] {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return error(.comment, "comments are not part of JSON")
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      return error(.badNumber, "a number begins with a digit or a minus sign")
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      return error(.badNumber, "\(here) is not a JSON value; a number is written in digits")
    case UInt8(ascii: "`"):
      return error(.unexpected, "the JSON stands inside a Markdown fence; only the JSON itself is read")
    case UInt8(ascii: "'"): return error(.unexpected, "text stands in double quotes, not in single ones")
    default: return error(.unexpected, "\(expected) should stand here, not \(here)")
    }
  }

  /// What stands at the current place, short enough for a sentence.
  var here: String {
    let end = min(at + 48, bytes.count)
    let shown = String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars.prefix(12)
      .prefix { $0.value >= 0x20 && $0.value != 0x7F }.map { String($0) }
    return shown.isEmpty ? "a line break or control character" : "\"" + shown.joined() + "\""
  }
}
