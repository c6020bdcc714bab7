/// The text form of one-dimensional arrays: `{plain,"quo\"ted",NULL}`.
enum ArrayText {
  static func encode(_ values: [String]) -> String {
    var out: [UInt8] = [UInt8(ascii: "{")]
    for (index, value) in values.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append(UInt8(ascii: "\""))
      for byte in value.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
        out.append(byte)
      }
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: "}"))
    return String(decoding: out, as: UTF8.self)
  }

  /// - Returns: nil when the text is not a one-dimensional array. NULL elements are left out.
  static func decode(_ text: String) -> [String]? {
    var bytes = Array(text.utf8)[...]
    guard bytes.popFirst() == UInt8(ascii: "{"), bytes.popLast() == UInt8(ascii: "}") else { return nil }
    var values: [String] = []
    while !bytes.isEmpty {
      guard let element = nextElement(&bytes) else { return nil }
      if element.quoted || element.text != "NULL" { values.append(element.text) }
    }
    return values
  }

  private static func nextElement(_ bytes: inout ArraySlice<UInt8>) -> (text: String, quoted: Bool)? {
    var out: [UInt8] = []
    let quoted = bytes.first == UInt8(ascii: "\"")
    if quoted { bytes.removeFirst() }
    var inQuotes = quoted
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = bytes.popFirst() else { return nil }
        out.append(escaped)
      case UInt8(ascii: "\"") where inQuotes: inQuotes = false
      case UInt8(ascii: ",") where !inQuotes: return (String(decoding: out, as: UTF8.self), quoted)
      case UInt8(ascii: "{") where !inQuotes: return nil
      default: out.append(byte)
      }
    }
    return inQuotes ? nil : (String(decoding: out, as: UTF8.self), quoted)
  }
}
