/// How many columns a scalar takes on a terminal. A table of our own, so that layout is the same on every machine.
enum ScalarWidth {
  /// 0 for marks and invisible scalars, 1, 2, or nil for what must not be drawn: controls and unassigned scalars.
  static func columns(_ scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 ? 1 : nil }
    if value < 0xA0 { return nil }
    if value == 0xAD { return 1 }
    if value < 0x300 { return 1 }
    // Hangul vowels and final consonants join the syllable before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if isPrepended(value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return nil
    default: return WideRanges.contains(value) ? 2 : 1
    }
  }

  /// Number and abbreviation signs that stand before digits: formats by category, but drawn.
  private static func isPrepended(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  static func isEmojiModifier(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

  /// Half of a flag, as the Latin letter it stands for. Terminals disagree about flags; two letters are always right.
  static func regionalLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
  }
}
