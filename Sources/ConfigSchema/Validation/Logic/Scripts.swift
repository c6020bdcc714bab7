/// Tells alphabets apart that have letters of the same look.
enum Scripts {
  private enum Script { case latin, greek, cyrillic, armenian, cherokee }

  /// Whether a single word mixes such alphabets.
  static func isMixed(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    var current: Script?
    for scalar in text.unicodeScalars {
      guard scalar.properties.isAlphabetic else {
        if !isJoiner(scalar) { current = nil }
        continue
      }
      guard let script = script(of: scalar) else { continue }
      if let current, current != script { return true }
      current = script
    }
    return false
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "_" || scalar == "'" }

  private static func script(of scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
    case 0x530...0x58F: .armenian
    case 0x13A0...0x13FF, 0xAB70...0xABBF: .cherokee
    default: nil
    }
  }
}
