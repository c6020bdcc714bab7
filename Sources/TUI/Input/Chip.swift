import ConfigSchema

/// How a piece of material is named in the input and in the transcript: "[Pasted 120 lines · 5.2 KB]".
enum Chip {
  static func label(_ attachment: Attachment) -> String {
    let size = amount(attachment.input.text)
    if let name = attachment.name { return "[\(Escaping.text(name)) · \(size)]" }
    switch attachment.input.kind {
    case .typed, .paste: return "[Pasted \(size)]"
    case .transcript: return "[Pasted transcript \(size)]"
    case .email: return "[Pasted e-mail \(size)]"
    case .imageDescription: return "[Image · \(size)]"
    }
  }

  /// "120 lines · 5.2 KB".
  static func amount(_ text: String) -> String {
    var lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    if text.utf8.last != UInt8(ascii: "\n") { lines += 1 }
    return "\(lines == 1 ? "1 line" : "\(grouped(lines)) lines") · \(bytes(text.utf8.count))"
  }

  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count) B"
    case ..<1_000_000: tenths(count, 1000) + " KB"
    default: tenths(count, 1_000_000) + " MB"
    }
  }

  private static func tenths(_ count: Int, _ unit: Int) -> String {
    let tenths = (count * 10 + unit / 2) / unit
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// 12345 as "12,345".
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }
}
