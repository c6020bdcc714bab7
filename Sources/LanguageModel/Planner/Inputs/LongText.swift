import ConfigSchema

/// Keeps what is read within what can be read while somebody waits.
enum LongText {
  /// Bytes of one input: some twenty printed pages.
  static let longest = 60_000

  static let notice = "The text is very long: I have read its beginning only. Send the rest by itself."

  /// The same request with long inputs cut at the end of a line.
  static func beginning(of request: ModelRequest) -> (ModelRequest, wasCut: Bool) {
    guard request.request.inputs.contains(where: { $0.text.utf8.count > longest }) else { return (request, false) }
    var request = request
    request.request = Request(request.request.inputs.map { RequestInput($0.kind, beginning(of: $0.text)) })
    return (request, true)
  }

  private static func beginning(of text: String) -> String {
    guard text.utf8.count > longest else { return text }
    let head = text.utf8.prefix(longest)
    let end = head.lastIndex(of: UInt8(ascii: "\n")) ?? head.lastIndex(of: UInt8(ascii: " ")) ?? head.endIndex
    return String(text[..<end])
  }
}
