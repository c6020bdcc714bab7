/// Takes out of a prompt what no model needs to see: keys and tokens everywhere, contact data of strangers in pasted
/// material. What the person handed in stands behind placeholders and is put back into the reply; what the
/// configuration hides stays hidden.
struct Redactor: Sendable {
  /// Stands for a secret that cannot be put back.
  static let hidden = "[hidden]"

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
