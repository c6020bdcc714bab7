import TestSupport
import Testing

@testable import TUI

@Suite("Wrapping") struct WrapTests {
  @Test(
    "breaks at spaces, and inside a word only when it must",
    arguments: [
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 20, ["one two three"]),
      ("one  two", 4, ["one ", "two"]),
      ("onetwothree", 4, ["onet", "woth", "ree"]),
      ("a onetwothree", 4, ["a", "onet", "woth", "ree"]),
      ("", 10, [""]),
      ("日本語 テキ", 6, ["日本語", "テキ"]),
      ("日本語", 3, ["日", "本", "語"]),
      ("word ", 4, ["word"]),
      ("  indented text", 10, ["  indented", "text"]),
    ])
  func rows(text: String, columns: Int, expected: [String]) {
    #expect(Wrap.rows(of: text, columns: columns).map { text.utf8Slice($0) } == expected)
  }

  @Test("keeps styles and hangs the rest under the first row")
  func spans() {
    let lines = Wrap.lines([Span("plain "), Span("good news", .good)], columns: 12, first: "• ")
    #expect(lines.map(\.text) == ["• plain good", "  news"])
    #expect(lines[1].spans.last?.style.role == .good)
  }

  @Test("no row is too wide and no word is lost, whatever the text", arguments: 1..<40)
  func property(columns: Int) {
    var random = SeededGenerator(seed: UInt64(columns))
    for _ in 0..<40 {
      let text = (0..<Int.random(in: 0..<8, using: &random))
        .map { _ in Escaping.text(Hostile.texts.randomElement(using: &random) ?? "") }.joined(separator: " ")
      let rows = Wrap.rows(of: text, columns: columns).map { text.utf8Slice($0) }
      #expect(rows.allSatisfy { $0.columns <= max(columns, 2) })
      #expect(Self.letters(rows.joined()) == Self.letters(text))
    }
  }

  private static func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " } }
}
