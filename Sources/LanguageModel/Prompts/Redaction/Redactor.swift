import ConfigSchema

/// Takes out of a prompt what no model needs to see: keys and tokens everywhere, contact data of strangers in pasted
/// material. What the person handed in stands behind placeholders and is put back into the reply; what the
/// configuration hides stays hidden.
struct Redactor: Sendable {
  /// Stands for a secret that cannot be put back.
  static let hidden = StandIns.hidden

  /// No placeholder is longer, in bytes.
  static let longestPlaceholder = 24

  private var placeholders: [String: String] = [:]
  private var originals: [String: String] = [:]
  private var counts: [String: Int] = [:]

  /// The person's own words: what they give for use is used, but not shown.
  mutating func typed(_ text: String) -> String {
    replace(text, SecretScanner.ranges) { redactor, secret in redactor.placeholder("secret", for: secret) }
  }

  /// Anybody's words.
  mutating func pasted(_ text: String) -> String {
    let safe = Self.configured(text)
    let noMail = replace(safe, ContactScanner.emails) { redactor, text in redactor.placeholder("email", for: text) }
    return replace(noMail, ContactScanner.phones) { redactor, text in redactor.placeholder("phone", for: text) }
  }

  /// What was said about it before in this conversation: what is known by a placeholder keeps it.
  mutating func said(_ text: String) -> String { pasted(covered(text)) }

  /// A reply that originals were put back into, or words about it: they go behind their placeholders again.
  mutating func again(_ text: String) -> String { typed(coveredWhereCut(covered(text))) }

  /// Texts of the configuration, in which a secret that was typed may stand already.
  func hiding(_ text: String) -> String {
    var text = text
    for (original, placeholder) in longestFirst where placeholder.hasPrefix("[secret") && text.contains(original) {
      text = text.replacing(original, with: Self.hidden)
    }
    return Self.configured(text)
  }

  private func covered(_ text: String) -> String {
    var text = text
    for (original, placeholder) in longestFirst where text.contains(original) {
      text = text.replacing(original, with: placeholder)
    }
    return text
  }

  /// A value that was shortened may end within an original.
  private func coveredWhereCut(_ text: String) -> String {
    let parts = text.split(separator: "…", omittingEmptySubsequences: false)
    guard parts.count > 1, !placeholders.isEmpty else { return text }
    let covered = parts.dropLast().map { part -> String in
      for (original, placeholder) in longestFirst {
        var start = original.dropLast()
        while start.count >= 4, !part.hasSuffix(start) { start.removeLast() }
        if start.count >= 4 { return String(part.dropLast(start.count)) + placeholder }
      }
      return String(part)
    }
    return (covered + parts.suffix(1).map(String.init)).joined(separator: "…")
  }

  private var longestFirst: [(original: String, placeholder: String)] {
    placeholders.map { ($0.key, $0.value) }.sorted { ($1.0.utf8.count, $0.0) < ($0.0.utf8.count, $1.0) }
  }

  /// Texts of the configuration: the community's own addresses and numbers belong to them, keys do not.
  static func configured(_ text: String) -> String {
    var redactor = Redactor()
    return redactor.replace(text, SecretScanner.ranges) { _, _ in hidden }
  }

  /// The reply with the originals in their places. None holds a character that JSON would have to escape.
  func restored(_ reply: String) -> String {
    guard !originals.isEmpty else { return reply }
    var out = ""
    var rest = reply[...]
    while let open = rest.firstIndex(of: "[") {
      out += rest[..<open]
      rest = rest[open...]
      let close = rest.prefix(Self.longestPlaceholder).firstIndex(of: "]")
      if let close, let text = originals[String(rest[...close])] {
        out += text
        rest = rest[rest.index(after: close)...]
      } else {
        out.append(rest.removeFirst())
      }
    }
    return out + rest
  }

  private mutating func placeholder(_ kind: String, for text: String) -> String {
    if let known = placeholders[text] { return known }
    counts[kind, default: 0] += 1
    let placeholder = "[\(kind) \(counts[kind, default: 0])]"
    placeholders[text] = placeholder
    originals[placeholder] = text
    return placeholder
  }

  private mutating func replace(
    _ text: String, _ find: ([UInt8]) -> [Range<Int>], _ by: (inout Redactor, String) -> String
  ) -> String {
    let bytes = Array(text.utf8)
    let ranges = find(bytes)
    if ranges.isEmpty { return text }
    var out: [UInt8] = []
    var start = 0
    for range in ranges {
      out += bytes[start..<range.lowerBound]
      out += Array(by(&self, String(decoding: bytes[range], as: UTF8.self)).utf8)
      start = range.upperBound
    }
    return String(decoding: out + bytes[start...], as: UTF8.self)
  }
}
