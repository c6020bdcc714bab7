/// A reply that a model put into a code block although it was asked for bare JSON. Exactly one block is taken off, and
/// said; two, or an object beside it, are left for the reader to refuse.
enum ReplyFence {
  /// For the person.
  static let notice = "The model put its reply into a code block; what stood in it was read."

  /// What stands in the block; nil when the reply is none.
  static func content(_ reply: String) -> String? {
    let parts = parts(reply)
    guard parts.count == 3, !parts[0].contains("{"), !parts[2].contains("{") else { return nil }
    // The mark may be followed by the name of a language.
    let body = String(parts[1].drop { $0 != "\n" && $0 != "\r\n" && $0 != "{" })
    return body.isBlank ? nil : body
  }

  /// What stands before, in and after the marks that begin a line.
  private static func parts(_ reply: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = reply[...]
    var part = rest.startIndex
    while let mark = rest.firstRange(of: "```") {
      let isLineStart = reply[..<mark.lowerBound].last.map { $0 == "\n" || $0 == "\r\n" } ?? true
      rest = reply[mark.upperBound...]
      guard isLineStart else { continue }
      parts.append(reply[part..<mark.lowerBound])
      part = mark.upperBound
    }
    return parts + [reply[part...]]
  }
}
