/// Single values in a sentence: known vocabulary in plain words, anything else as a quotation.
enum ValueWords {
  static func text(_ value: JSON, vocabulary: Vocabulary? = nil) -> String {
    switch value {
    case .null: "nothing"
    case .bool(let flag): flag ? "yes" : "no"
    case .number(let number): number.text
    case .string(let text): word(text, vocabulary)
    case .array(let items): Lists.and(items.map { self.text($0, vocabulary: vocabulary) })
    case .object: Escape.visible(value.text(.compact))
    }
  }

  /// `tour_booked` as "tour booked", `apartments.com` as "Apartments.com", other text in quotation marks.
  static func word(_ text: String, _ vocabulary: Vocabulary?) -> String {
    guard let vocabulary, vocabulary.contains(text), Escape.isVisible(text) else { return Escape.quoted(text) }
    let spaced = String(decoding: text.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    guard vocabulary.folding == .source else { return spaced }
    return spaced.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  /// A message in full up to a length that fits a paragraph; what is left out is counted, and where it leads is said.
  static func message(_ text: String) -> String {
    let limit = 400
    guard text.unicodeScalars.count > limit else { return Escape.quoted(text) }
    let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(limit)))
    let hosts = Hosts.all(in: rest)
    let links = hosts.isEmpty ? "" : "; the rest names " + Lists.and(hosts.map { Escape.visible($0) })
    return Escape.quoted(head + "…") + " (\(text.unicodeScalars.count) characters\(links))"
  }
}
