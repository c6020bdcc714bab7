extension StringProtocol {
  /// Short enough to stand in a sentence: the first 60 characters.
  var excerpt: String {
    let head = prefix(60)
    return head.endIndex == endIndex ? String(head) : String(head) + "…"
  }
}

extension JSON {
  /// The value on one line, short enough for ``Finding/value``.
  var excerpt: String {
    switch self {
    case .string(let text): text.excerpt
    case .array(let items) where items.count > 8: JSON.array(Array(items.prefix(8))).text().excerpt
    default: text().excerpt
    }
  }

  /// What kind of value it is, for a sentence.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
