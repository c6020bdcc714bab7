extension JSON {
  /// How a value is written.
  public enum Style: Sendable {
    /// On one line without spaces.
    case compact
    /// Indented by two spaces.
    case pretty
    /// On one line, keys in byte order, numbers in their shortest form: equal values give equal text. For digests.
    case canonical
  }

  public func text(_ style: Style = .compact) -> String {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return String(decoding: writer.out, as: UTF8.self)
  }
}

struct JSONWriter {
  private(set) var out: [UInt8] = []
  private let style: JSON.Style
  private var depth = 0

  init(style: JSON.Style) { self.style = style }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .number(let number): put(style == .canonical ? number.canonicalText : number.text)
    case .string(let text): quote(text)
    case .array(let items): write(items)
    case .object(let object): write(object)
    }
  }

  private mutating func write(_ items: [JSON]) {
    if items.isEmpty { return put("[]") }
    out.append(UInt8(ascii: "["))
    depth += 1
    for (index, item) in items.enumerated() {
      beginItem(index)
      write(item)
    }
    end("]")
  }

  private mutating func write(_ object: JSONObject) {
    if object.isEmpty { return put("{}") }
    out.append(UInt8(ascii: "{"))
    depth += 1
    for (index, member) in ordered(object.members).enumerated() {
      beginItem(index)
      quote(member.key)
      put(style == .pretty ? ": " : ":")
      write(member.value)
    }
    end("}")
  }

  private func ordered(_ members: [(key: String, value: JSON)]) -> [(key: String, value: JSON)] {
    style == .canonical ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
  }

  private mutating func beginItem(_ index: Int) {
    if index > 0 { out.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func end(_ bracket: StaticString) {
    depth -= 1
    breakLine()
    put(bracket.description)
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func put(_ text: String) { out.append(contentsOf: text.utf8) }

  /// Copies runs that need no escape whole.
  private mutating func quote(_ text: String) {
    var text = text
    out.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() where Self.needsEscape(byte) {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        escape(byte)
        start = index + 1
      }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): put("\\\"")
    case UInt8(ascii: "\\"): put("\\\\")
    case 0x08: put("\\b")
    case 0x0C: put("\\f")
    case 0x0A: put("\\n")
    case 0x0D: put("\\r")
    case 0x09: put("\\t")
    case 0..<0x20: put("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
    default: out.append(byte)
    }
  }
}
