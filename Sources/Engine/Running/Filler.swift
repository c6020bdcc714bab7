import ConfigSchema

/// Fills several texts and keeps what was missing in any of them.
struct Filler {
  let value: (String) -> String?
  private(set) var missing: [String] = []

  init(value: @escaping (String) -> String?) { self.value = value }

  mutating func fill(_ template: String) -> String {
    switch MessageText(value: value).fill(template) {
    case .text(let text): return text
    case .missing(let names):
      missing += names.filter { !missing.contains($0) }
      return ""
    }
  }

  /// Every text inside.
  mutating func fill(_ json: JSON) -> JSON {
    switch json {
    case .string(let text): return .string(fill(text))
    case .array(let items):
      var filled: [JSON] = []
      for item in items { filled.append(fill(item)) }
      return .array(filled)
    case .object(let object):
      var filled = object
      for (key, value) in object.members { filled[key] = fill(value) }
      return .object(filled)
    default: return json
    }
  }

  /// What a person reads of the gaps; nil when there are none.
  var gap: String? {
    guard !missing.isEmpty else { return nil }
    return "nothing fills in " + missing.map { "{{\($0)}}" }.joined(separator: ", ")
  }
}

extension JSON {
  /// A text as it is, anything else as JSON.
  var plainText: String { string ?? text(.compact) }
}

/// A value inside a web address.
enum PercentEncoding {
  static func encoded(_ value: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in value.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~".utf8.contains(byte)
      out += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: out, as: UTF8.self)
  }
}
