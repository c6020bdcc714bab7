/// What one cell can hold: a spacing scalar and up to four scalars that sit on it.
struct Glyph: Hashable, Sendable {
  var scalar: Unicode.Scalar
  var marks = Marks()
  /// 1 or 2 columns.
  var width: Int
  /// Bytes of UTF-8 in the text it was read from, dropped scalars included.
  var length: Int

  static let replacement: Unicode.Scalar = "\u{FFFD}"
}

/// Cuts text into glyphs. Never fails: what cannot be drawn becomes U+FFFD. Joined emoji keep their first picture, because
/// terminals disagree about the rest.
struct Glyphs: Sequence, IteratorProtocol {
  private var scalars: Substring.UnicodeScalarView.Iterator
  private var held: Unicode.Scalar?

  init(_ text: Substring) { scalars = text.unicodeScalars.makeIterator() }
  init(_ text: String) { self.init(text[...]) }

  mutating func next() -> Glyph? {
    guard let first = held ?? scalars.next() else { return nil }
    held = nil
    var glyph = Self.base(first)
    while held == nil, let scalar = scalars.next() {
      guard absorb(scalar, into: &glyph) else {
        held = scalar
        break
      }
    }
    return glyph
  }

  private static func base(_ scalar: Unicode.Scalar) -> Glyph {
    let length = UTF8.width(scalar)
    if scalar.isASCII, scalar.value >= 0x20, scalar.value < 0x7F {
      return Glyph(scalar: scalar, width: 1, length: length)
    }
    if let letter = ScalarWidth.regionalLetter(scalar) {
      return Glyph(scalar: letter, width: 1, length: length)
    }
    switch ScalarWidth.columns(scalar) {
    case nil: return Glyph(scalar: Glyph.replacement, width: 1, length: length)
    case 0: return Glyph(scalar: "\u{25CC}", marks: Marks(scalar), width: 1, length: length)
    case let width?: return Glyph(scalar: scalar, width: width, length: length)
    }
  }

  /// Takes the scalar in if it belongs to the glyph; false when it starts the next one.
  private mutating func absorb(_ scalar: Unicode.Scalar, into glyph: inout Glyph) -> Bool {
    if scalar.value < 0x300 { return false }
    let isEmojiBase = glyph.width == 2 || glyph.scalar.properties.isEmoji
    if ScalarWidth.isEmojiModifier(scalar), isEmojiBase {
      glyph.length += 4
      return true
    }
    guard ScalarWidth.columns(scalar) == 0 else { return false }
    glyph.length += UTF8.width(scalar)
    switch scalar.value {
    case 0xFE00...0xFE0F: break
    case 0x200D where isEmojiBase: absorbJoined(into: &glyph)
    default: glyph.marks.append(scalar)
    }
    return true
  }

  private mutating func absorbJoined(into glyph: inout Glyph) {
    guard let joined = scalars.next() else { return }
    if joined.properties.isEmoji, !joined.isASCII {
      glyph.length += UTF8.width(joined)
    } else {
      // The scalar after a dangling joiner starts the next glyph.
      held = joined
    }
  }
}
