import CNCurses
import Testing

@testable import TUI

@Suite("Widths") struct ScalarWidthTests {
  @Test("agree with the C library wherever both know the scalar")
  func agreesWithLibrary() {
    setlocale(LC_CTYPE, "C.UTF-8")
    // Became a spacing mark in a later Unicode version than the library's.
    let newer: Set<UInt32> = [0x1171E]
    var different: [String] = []
    for value in UInt32(0)..<0x32000 {
      guard !newer.contains(value), let scalar = Unicode.Scalar(value) else { continue }
      let library = Int(wcwidth(wchar_t(bitPattern: value)))
      guard library >= 0, let ours = ScalarWidth.columns(scalar), ours != library else { continue }
      different.append(String(value, radix: 16) + ": \(ours), library \(library)")
    }
    #expect(different.isEmpty, "\(different.count): \(different.prefix(20))")
  }

  @Test(
    "of what people write",
    arguments: [
      ("plain", 5), ("naïve", 5), ("日本", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇺🇸", 2), ("❤️", 1), ("क्ष", 2),
      ("ｱ", 1),
      ("한글", 4), ("", 0), ("\u{301}", 1), ("1️⃣", 1),
    ])
  func ofText(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test(
    "nothing that moves the cursor survives as itself",
    arguments: ["\u{1B}", "\u{7}", "\u{9B}", "\u{2028}", "\u{E0001}\u{0}"])
  func hostile(text: String) {
    for glyph in Glyphs(text) {
      #expect(glyph.scalar == Glyph.replacement || !glyph.marks.isEmpty)
      #expect(glyph.width == 1)
    }
  }
}
