/// The one place where foreign text becomes harmless to show. Every name, message and value that a person sees goes
/// through here, in sentences and on screens.
public enum Escape {
  /// The text with everything that cannot be seen, or that changes how its surroundings are seen, written out:
  /// control characters as `\n`, `\t` or `\u{1B}`, and so bidirectional marks, zero-width characters, blank letters
  /// and code points without a meaning. The result holds nothing that a terminal would act on.
  /// - Parameter keepingNewlines: leaves line feeds as they are, for text that is laid out in lines.
  public static func visible(_ text: String, keepingNewlines: Bool = false) -> String {
    if isPlain(text, keepingNewlines: keepingNewlines) { return text }
    var out = ""
    out.reserveCapacity(text.utf8.count + 16)
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n", keepingNewlines {
        out.unicodeScalars.append(scalar)
      } else if isSafe(scalar, after: previous) {
        out.unicodeScalars.append(scalar)
      } else {
        out += written(scalar)
      }
      previous = scalar
    }
    return out
  }

  /// A name or message in quotation marks. Marks inside are made straight, so that text cannot end its own quotation;
  /// line breaks are shown as `⏎`, the way the screens show them.
  public static func quoted(_ text: String) -> String {
    let breaks = text.utf8.contains(0x0A)
    let shown = visible(straightened(breaks ? text.replacing("\r\n", with: "\n") : text), keepingNewlines: breaks)
    return "“" + (breaks ? onOneLine(shown) : shown) + "”"
  }

  /// `a ⏎⏎ b` for an `a` and a `b` with an empty line between.
  private static func onOneLine(_ text: String) -> String {
    var out = ""
    for character in text {
      let isBreak = character == "\n"
      if isBreak != (out.last == "⏎"), !out.isEmpty { out.append(" ") }
      out.append(isBreak ? "⏎" : character)
    }
    return out
  }

  /// Whether showing this needs no escape.
  public static func isVisible(_ text: String) -> Bool {
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      guard isSafe(scalar, after: previous) else { return false }
      previous = scalar
    }
    return true
  }

  private static func isPlain(_ text: String, keepingNewlines: Bool) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) || (keepingNewlines && $0 == 0x0A) }
  }

  private static func isSafe(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return true }
    let properties = scalar.properties
    // An emoji may ask for its coloured form; anywhere else the selector only hides.
    if scalar.value == 0xFE0F || scalar.value == 0xFE0E { return previous?.properties.isEmoji ?? false }
    if properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800 { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }

  private static func written(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u{" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "}"
    }
  }

  private static func straightened(_ text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "“" || $0 == "”" ? "\"" : $0 }))
  }
}
