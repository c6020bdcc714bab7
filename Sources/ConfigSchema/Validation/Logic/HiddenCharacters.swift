/// Characters that change or hide what a text shows: controls, direction marks, zero-width ones.
enum HiddenCharacters {
  /// The first such character; line breaks and tabs count unless `allowingLines`.
  static func first(in text: String, allowingLines: Bool) -> Unicode.Scalar? {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return nil }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if allowingLines, scalar == "\n" || scalar == "\t" || scalar == "\r" { continue }
      if scalar.value == 0x200D, previous.properties.isEmoji || previous.value == 0xFE0F { continue }
      if isHidden(scalar) { return scalar }
    }
    return nil
  }

  /// `\u{202E}`.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// The text with hidden characters written out.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { out += escaped(scalar) } else { out.unicodeScalars.append(scalar) }
    }
    return out
  }

  /// The text as it shows: without hidden characters, line ends kept.
  static func removed(from text: String) -> String {
    if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || (9...10).contains($0) || $0 == 13 }) { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" || !isHidden(scalar) {
        out.unicodeScalars.append(scalar)
      } else if scalar.value == 0x2028 || scalar.value == 0x2029 {
        out.append("\n")
      }
    }
    return out
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0x200B...0x200F, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}
