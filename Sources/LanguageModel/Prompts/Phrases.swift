/// Short texts by name, from a file of `## name` headings. Placeholders are written `{name}`.
struct Phrases: Sendable {
  private let texts: [String: String]

  init(_ file: String) {
    var texts: [String: String] = [:]
    for section in ("\n" + file).split(separator: "\n## ", omittingEmptySubsequences: true) {
      let parts = section.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      texts[String(parts[0])] = parts.count > 1 ? Self.trimmed(parts[1]) : ""
    }
    self.texts = texts
  }

  /// Values are put in as they are; a placeholder inside a value is not replaced again.
  subscript(name: String, values: KeyValuePairs<String, String>) -> String {
    var out = ""
    var rest = self[name][...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let key = rest[rest.index(after: open)..<close]
      let value = values.first { $0.key == key }?.value
      out += rest[..<open] + (value ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  subscript(name: String) -> String { texts[name] ?? "" }

  var names: [String] { texts.keys.sorted() }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == "\n" { text.removeFirst() }
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
