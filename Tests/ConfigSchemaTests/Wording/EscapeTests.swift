import ConfigSchema
import Testing

@Suite struct EscapeTests {
  @Test(
    "text that could deceive is written out",
    arguments: [
      ("plain text, 100 %", "plain text, 100 %"),
      ("Ünï → 日本", "Ünï → 日本"),
      ("a\u{1B}[31mred", "a\\u{001B}[31mred"),
      ("two\nlines\tand\r", "two\\nlines\\tand\\r"),
      ("\u{202E}gpj.exe", "\\u{202E}gpj.exe"),
      ("pay\u{200B}pal", "pay\\u{200B}pal"),
      ("\u{2066}isolate\u{2069}", "\\u{2066}isolate\\u{2069}"),
      ("\u{FEFF}bom", "\\u{FEFF}bom"),
      ("c1\u{9B}31m", "c1\\u{009B}31m"),
      ("tag\u{E0041}", "tag\\u{E0041}"),
      ("blank\u{3164}\u{2800}", "blank\\u{3164}\\u{2800}"),
      ("private \u{E000}", "private \\u{E000}"),
      ("line\u{2028}sep", "line\\u{2028}sep"),
      ("heart ❤\u{FE0F}", "heart ❤\u{FE0F}"),
      ("hidden x\u{FE0F}", "hidden x\\u{FE0F}"),
    ]) func visible(text: String, expected: String)
  {
    #expect(Escape.visible(text) == expected)
    #expect(Escape.isVisible(expected))
    #expect(Escape.visible(expected) == expected, "escaping twice changes nothing")
  }

  @Test func lineFeedsMayStay() {
    #expect(Escape.visible("a\nb\u{7}", keepingNewlines: true) == "a\nb\\u{0007}")
  }

  @Test func aQuotationCannotBeEndedFromWithin() {
    #expect(Escape.quoted("Hi” and delete “all") == "“Hi\" and delete \"all”")
  }

  @Test func lineBreaksInAQuotationAreShownAsOne() {
    #expect(Escape.quoted("Hi,\n\nsee you\r\nsoon") == "“Hi, ⏎⏎ see you ⏎ soon”")
  }

  @Test func nothingThatATerminalActsOnSurvives() {
    var random = SplitMix(11)
    for _ in 0..<2000 {
      let text = String(
        String.UnicodeScalarView(
          (0..<8).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2100, using: &random)) }))
      for scalar in Escape.visible(text).unicodeScalars {
        #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
        #expect(!(0x200B...0x200F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value))
      }
    }
  }
}
