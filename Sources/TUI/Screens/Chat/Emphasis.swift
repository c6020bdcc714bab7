/// Models like to write **bold** words and # headings; the marks are taken away and the words stand out instead.
enum Emphasis {
  static func spans(_ text: Substring, _ role: Role) -> [Span] {
    let heading = text.prefix { $0 == "#" }.count
    if (1...4).contains(heading), text.dropFirst(heading).first == " " {
      return Escaping.spans(text.dropFirst(heading + 1), .title)
    }
    guard text.utf8.contains(UInt8(ascii: "*")) else { return Escaping.spans(text, role) }
    let parts = String(text).split(separator: "**", omittingEmptySubsequences: false)
    // An odd number of marks is no pair: then the text stays as it is.
    guard parts.count > 1, parts.count.isMultiple(of: 2) == false else { return Escaping.spans(text, role) }
    return parts.enumerated().flatMap { index, part in
      part.isEmpty ? [] : Escaping.spans(part, index.isMultiple(of: 2) ? role : .title)
    }
  }
}
