import TestSupport
import Testing

@testable import TUI

@Suite("Key decoder") struct KeyDecoderTests {
  private static let sequences: [(String, [KeyDecoder.Input])] = [
    ("a", [.key(.character("a"))]), ("é漢👍", [.key(.character("é")), .key(.character("漢")), .key(.character("👍"))]),
    ("\r", [.key(.enter)]), ("\n", [.key(.control("j"))]), ("\t", [.key(.tab)]), ("\u{7F}", [.key(.backspace)]),
    ("\u{3}", [.key(.control("c"))]), ("\u{1F}", [.key(.control("_"))]), ("\u{0}", [.key(.control("@"))]),
    ("\u{1B}[A", [.key(.up)]), ("\u{1B}OA", [.key(.up)]), ("\u{1B}[1;5D", [.key(.wordLeft)]),
    ("\u{1B}[1;3C", [.key(.wordRight)]),
    ("\u{1B}[1;2D", [.key(.left)]), ("\u{1B}[1;5A", [.key(.controlUp)]), ("\u{1B}[H", [.key(.home)]),
    ("\u{1B}[4~", [.key(.end)]),
    ("\u{1B}[3~", [.key(.delete)]), ("\u{1B}[5~", [.key(.pageUp)]), ("\u{1B}[Z", [.key(.backTab)]),
    ("\u{1B}OP", [.key(.function(1))]),
    ("\u{1B}[11~", [.key(.function(1))]), ("\u{1B}[15~", [.key(.function(5))]), ("\u{1B}[[B", [.key(.function(2))]),
    ("\u{1B}[24~", [.key(.function(12))]), ("\u{1B}\r", [.key(.altEnter)]), ("\u{1B}[13;2u", [.key(.altEnter)]),
    ("\u{1B}b", [.key(.alt("b"))]), ("\u{1B}é", [.key(.alt("é"))]), ("\u{1B}\u{7F}", [.key(.altBackspace)]),
    ("\u{1B}[<64;10;5M", [.key(.wheelUp)]), ("\u{1B}[<65;10;5M", [.key(.wheelDown)]),
    ("\u{1B}[<0;10;5M\u{1B}[<0;10;5m", []),
    ("\u{1B}[200~one\rtwo\u{1B}[201~x", [.paste("one\ntwo"), .key(.character("x"))]),
    ("\u{1B}[200~a\r\nb\nc\u{1B}[201~", [.paste("a\nb\nc")]),
    ("\u{1B}[200~\u{1B}[31mq\u{3}\u{1B}[201~", [.paste("\u{1B}[31mq\u{3}")]),
    ("\u{1B}[?1;2c\u{1B}[99zq", [.key(.character("q"))]), ("\u{1B}[12\u{3}", [.key(.control("c"))]),
  ]

  @Test("bytes become keys, however they are cut", arguments: 0..<sequences.count)
  func table(index: Int) {
    let (text, expected) = Self.sequences[index]
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let inputs = decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) + decoder.finish()
      #expect(inputs == expected, "cut at \(cut)")
    }
  }

  @Test("a lone Escape is a key once nothing follows")
  func escape() {
    var decoder = KeyDecoder()
    let step1 = decoder.feed([0x1B])
    #expect(step1.isEmpty)
    #expect(decoder.isWaiting)
    let step2 = decoder.finish()
    #expect(step2 == [.key(.escape)])
    let step3 = decoder.feed([0x1B, 0x1B])
    #expect(step3 == [.key(.escape)])
    let step4 = decoder.finish()
    #expect(step4 == [.key(.escape)])
  }

  @Test("a paste that never ends is taken as it is")
  func unended() {
    var decoder = KeyDecoder()
    let step5 = decoder.feed(Array("\u{1B}[200~half".utf8))
    #expect(step5.isEmpty)
    #expect(decoder.isInPaste)
    let step6 = decoder.finish()
    #expect(step6 == [.paste("half")])
    #expect(!decoder.isWaiting)
  }

  @Test("a megabyte in pieces is one paste")
  func long() {
    let text = String(repeating: "0123456789abcde\n", count: 65_536)
    var decoder = KeyDecoder()
    var inputs: [KeyDecoder.Input] = []
    let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    for start in stride(from: 0, to: bytes.count, by: 4099) {
      inputs += decoder.feed(bytes[start..<min(bytes.count, start + 4099)])
    }
    #expect(inputs == [.paste(text)])
  }

  /// Lines of one read without paste marks.
  private static let lines = "Dana: please text new leads at once\rSam: and call after an hour\rDana: yes"

  @Test("many characters and lines in one read are a paste even without its marks")
  func burst() {
    var decoder = KeyDecoder()
    let first = decoder.feed(Array(Self.lines.utf8))
    #expect(first.isEmpty && decoder.isWaiting && decoder.isInBurst)
    // What follows without a pause belongs to it, however short.
    let rest = decoder.feed(Array("!\r".utf8))
    #expect(rest.isEmpty)
    let end = decoder.finish()
    #expect(end == [.paste(Self.lines.replacing("\r", with: "\n") + "!\n")])
    let next = decoder.feed(Array("\r".utf8))
    #expect(next == [.key(.enter)])
  }

  @Test("a key that is no text ends it and is a key")
  func burstEnds() {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array(Self.lines.utf8))
    let inputs = decoder.feed([0x1B, 0x5B, 0x41])
    #expect(inputs == [.paste(Self.lines.replacing("\r", with: "\n")), .key(.up)])
  }

  @Test(
    "what a quick hand or a script types stays keys",
    arguments: [
      "n\rn\r", String(repeating: "n", count: 200), "When a tour is cancelled, text them an hour later, please\r",
      "\u{1B}OC\r\u{1B}OB\r", "short\rlines\r",
    ])
  func noBurst(text: String) {
    var decoder = KeyDecoder()
    let inputs = decoder.feed(Array(text.utf8))
    #expect(inputs.allSatisfy { if case .key = $0 { true } else { false } })
    #expect(!decoder.isWaiting)
  }

  @Test("characters in a row are one message; everything else stays apart")
  func messages() {
    let keys = [KeyDecoder.Input.key(.character("a")), .key(.character("b")), .key(.enter), .key(.character("c"))]
    #expect(KeyDecoder.messages(keys) == [.typed("ab"), .key(.enter), .key(.character("c"))])
    let marks = [KeyDecoder.Input.key(.character("e")), .key(.character("\u{301}")), .paste("x\ny")]
    #expect(KeyDecoder.messages(marks) == [.key(.character("e")), .key(.character("\u{301}")), .paste("x\ny")])
  }

  @Test("any bytes at all are taken without loss of later keys", arguments: 0..<50)
  func fuzz(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var decoder = KeyDecoder()
    for _ in 0..<200 {
      let count = Int.random(in: 0..<12, using: &random)
      _ = decoder.feed(
        (0..<count).map { _ in
          Bool.random(using: &random)
            ? UInt8.random(in: 0...255, using: &random)
            : [0x1B, 0x5B, 0x4F, 0x3B, 0x32, 0x7E].randomElement(using: &random) ?? 0
        })
    }
    _ = decoder.finish()
    #expect(!decoder.isWaiting)
    let step7 = decoder.feed([UInt8(ascii: "q")])
    #expect(step7 == [.key(.character("q"))])
  }
}
