import ConfigSchema
import TestSupport
import Testing

@testable import LanguageModel

@Suite("Reading characters")
struct TokenizerTests {
  @Test(
    "a mark without its other half is passed over, as phones and word processors write them", .timeLimit(.minutes(1)),
    arguments: [
      "Open the residents’ lounge: text new leads", "“hi there", "5’ tall", "6” door", "“”", "“Hi there.””", "’", "”",
      "‘’",
      "say “Maria” and ”", "it’s the tenants’",
    ])
  func unpaired(text: String) {
    let tokens = Tokenizer.read(text).tokens
    #expect(tokens.allSatisfy { $0.start < $0.end })
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.end <= $1.start })
  }

  @Test("whatever is typed is read to its end", .timeLimit(.minutes(2)))
  func anything() {
    var random = SeededGenerator(seed: 20)
    let pieces = [
      "“", "”", "’", "‘", "\"", "'", "…", "–", "—", "→", "•", " ", "\n", "\t", "a", "é", "7", ".", ",", "@", "/", "-",
      "{{",
      "}}", "text", "\u{200B}", "\u{FE0F}", "😀", "https://", "€", "½",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
      let tokens = Tokenizer.read(text).tokens
      #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(text.debugDescription)")
    }
  }
}
