import ConfigSchema
import TestSupport
import Testing

@Suite("Hostile JSON")
struct JSONFuzzTests {
  @Test("of random bytes is read or refused, never more")
  func randomBytes() {
    var random = SeededGenerator(seed: 11)
    let alphabet =
      Array("{}[]\",:0123456789.eE+-truefalsn\\u/ \n\t".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xA9, 0xED, 0xF0, 0xFF]
    for _ in 0..<4000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(alphabet) }
      Self.checkRoundTrip(bytes)
    }
  }

  @Test("of a valid document with broken bytes keeps its meaning or is refused")
  func brokenBytes() {
    var random = SeededGenerator(seed: 12)
    let valid = Array(#"{"a":[1,-2.5e3,true,null,"é\u00e9\ud83d\ude00\n"],"b":{"c":{},"d":[]},"ü":"\"\\/"}"#.utf8)
    for _ in 0..<4000 {
      var bytes = valid
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(random.pick(valid), at: place)
        }
      }
      Self.checkRoundTrip(bytes)
    }
  }

  /// What is read is written so that it reads as the same again, in every style.
  private static func checkRoundTrip(_ bytes: [UInt8]) {
    guard let json = try? JSONParser.parse(bytes) else { return }
    for style in [JSON.Style.compact, .pretty, .canonical] {
      #expect((try? JSONParser.parse(json.text(style))) == json, "\(bytes)")
    }
  }
}
