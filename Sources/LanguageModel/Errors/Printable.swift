/// Text from strangers, made fit for one line of a terminal or a log.
enum Printable {
  /// - Returns: at most `limit` characters; line breaks as blanks, everything invisible or reordering as `\u{…}`.
  static func excerpt(_ text: String, limit: Int = 300) -> String {
    var out = ""
    var count = 0
    for scalar in text.unicodeScalars {
      let piece = shown(scalar)
      if piece == " ", out.isEmpty || out.hasSuffix(" ") { continue }
      if count + piece.count > limit { return out + "…" }
      out += piece
      count += piece.count
    }
    return out.hasSuffix(" ") ? String(out.dropLast()) : out
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 9, 10, 13, 32: return " "
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      return "\\u{" + String(scalar.value, radix: 16) + "}"
    default: return String(Character(scalar))
    }
  }
}
