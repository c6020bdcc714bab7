import ConfigSchema

/// Fills the placeholders of a text.
///
/// A placeholder that has no value is never left standing and never silently dropped: the text cannot be made.
struct MessageText {
  /// What fills `{{name}}`: the platform's variables and `payload.X`, `lead.X`, `property.X`.
  let value: (String) -> String?

  enum Outcome: Hashable, Sendable {
    case text(String)
    /// These have no value.
    case missing([String])
  }

  func fill(_ template: String) -> Outcome {
    var out = ""
    var missing: [String] = []
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      let double = rest[open...].hasPrefix("{{")
      let start = rest.index(open, offsetBy: double ? 2 : 1)
      let closing = double ? "}}" : "}"
      guard let end = Self.find(closing, in: rest[start...]), let name = Self.name(rest[start..<end]) else {
        out += rest[open..<start]
        rest = rest[start...]
        continue
      }
      if let value = value(name) { out += value } else { missing.append(name) }
      rest = rest[rest.index(end, offsetBy: closing.count)...]
    }
    return missing.isEmpty ? .text(out + rest) : .missing(missing)
  }

  private static func find(_ closing: String, in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(closing) { return index }
      if text[index] == "{" { return nil }
      index = text.index(after: index)
    }
    return nil
  }

  /// Braces around anything that is not a name are just text.
  private static func name(_ inside: Substring) -> String? {
    let name = inside.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    guard !name.isEmpty, name.count <= 60, name.allSatisfy({ $0.isLetter || $0.isNumber || "_.".contains($0) }) else {
      return nil
    }
    return String(name)
  }
}
