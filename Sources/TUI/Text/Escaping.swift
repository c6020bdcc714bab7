/// The one door for text that somebody else wrote: shows what would hide, reorder or move, and cuts into lines.
enum Escaping {
  /// Spans of one line without line ends; tabs become spaces.
  static func spans(_ text: some StringProtocol, _ role: Role = .plain) -> [Span] {
    if isPlain(text) { return [Span(String(text), role)] }
    var spans: [Span] = []
    var run = String.UnicodeScalarView()
    func close() {
      if !run.isEmpty { spans.append(Span(String(run), role)) }
      run = String.UnicodeScalarView()
    }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        run.append(contentsOf: "    ".unicodeScalars)
      } else if let name = name(scalar, after: previous) {
        close()
        spans.append(Span(name, .escaped))
      } else {
        run.append(scalar)
      }
      previous = scalar
    }
    close()
    return spans.isEmpty ? [Span("", role)] : spans
  }

  /// The same as plain text, on one line: line ends are shown as `⏎`.
  static func text(_ text: some StringProtocol) -> String {
    if isPlain(text) { return String(text) }
    return lines(text).map { line in spans(line).map(\.text).joined() }.joined(separator: " ⏎ ")
  }

  /// Cuts at line ends: `\n`, `\r\n`, `\r`.
  static func lines(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// The visible name of a scalar that must not be drawn as it is.
  private static func name(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> String? {
    if scalar.value < 0x20 || scalar.value == 0x7F { return "⟨" + control(scalar) + "⟩" }
    if scalar.value < 0xA0 { return scalar.isASCII ? nil : hex(scalar) }
    if (0xFE00...0xFE0F).contains(scalar.value) { return nil }
    if scalar.value == 0x200D, previous.properties.isEmoji || previous.value == 0xFE0F { return nil }
    switch scalar.properties.generalCategory {
    case .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: return hex(scalar)
    case .spaceSeparator: return scalar == " " || scalar == "\u{A0}" || scalar == "\u{3000}" ? nil : hex(scalar)
    default: return scalar.value == 0x3164 || scalar.value == 0x115F || scalar.value == 0x1160 ? hex(scalar) : nil
    }
  }

  private static func control(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x1B: "ESC"
    case 0x7F: "DEL"
    case 0x00: "NUL"
    default: "^" + String(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }
}
