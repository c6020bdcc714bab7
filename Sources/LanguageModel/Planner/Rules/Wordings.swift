/// What a message says where its words stand in front of the channel: "offer a new slot by text".
enum Wordings {
  private static let links: Set<String> = ["then", "and", "we", "please", "just", "to", "should", "also"]

  /// From the beginning of the clause up to "by text"; nil when the deed is said otherwise.
  static func before(_ tag: Tag, _ tokens: [Token]) -> Range<Int>? {
    guard tag.action?.messagesPerson == true, ["by", "via"].contains(tokens[tag.start].text) else { return nil }
    var start = tokens[..<tag.start].lastIndex { $0.isMark || $0.text == "then" }.map { $0 + 1 } ?? tag.start
    while start < tag.start, links.contains(tokens[start].text) { start += 1 }
    return tag.start - start >= 2 ? start..<tag.start : nil
  }
}
