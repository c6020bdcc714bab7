import Testing

@testable import LanguageModel

@Suite("The message of a reply while it arrives")
struct MessageStreamTests {
  @Test(
    "its text comes out, escapes undone, and nothing after it",
    arguments: [
      (#"{"message":"Hi there","changes":[]}"#, "Hi there"),
      (" {\n \"message\" : \"a\", \"message\":\"b\"}", "a"),
      (#"{"message":"q\"b\\s\/n\nt\tr\ru\u00e9","x":"y"}"#, "q\"b\\s/n\nt\tr\ru\u{e9}"),
      (#"{"message":"\ud83d\ude80 \uD83D\uDE80"}"#, "🚀 🚀"),
      (#"{"message":"\ud83d!\ude80\ud83d\ud83d\ude80"}"#, "\u{fffd}!\u{fffd}\u{fffd}🚀"),
      (#"{"message":"Zürich – 東京 🚀"}"#, "Zürich – 東京 🚀"),
      (#"{"message":"\ud83d"}"#, "\u{fffd}"),
      (#"{"changes":[],"message":"late"}"#, ""),
      (#"{"message":["x"]}"#, ""),
      (#"["message","x"]"#, ""),
      ("plain talk", ""),
      ("", ""),
    ])
  func texts(json: String, message: String) {
    var stream = MessageStream()
    #expect(stream.take(json) == message)
  }

  @Test("wherever the reply is cut, the joined pieces are the message")
  func cuts() {
    let json = #"{ "message" : "Zürich \"東京\" \ud83d\ude80 🚀\n\u00e9.", "changes":[{"message":"no"}]}"#
    let scalars = Array(json.unicodeScalars)
    var whole = MessageStream()
    let message = whole.take(json)
    #expect(message == "Zürich \"東京\" 🚀 🚀\n\u{e9}.")
    for cut in scalars.indices {
      var stream = MessageStream()
      let pieces = [scalars[..<cut], scalars[cut...]].map { String(String.UnicodeScalarView($0)) }
      #expect(stream.take(pieces[0]) + stream.take(pieces[1]) == message)
    }
    var single = MessageStream()
    #expect(scalars.map { single.take(String(Character($0))) }.joined() == message)
  }

  @Test("a beginning yields a beginning")
  func beginnings() {
    let json = #"{"message":"Añb\u00e9c","x":1}"#
    for end in json.unicodeScalars.indices {
      var stream = MessageStream()
      #expect("Añb\u{e9}c".hasPrefix(stream.take(String(json.unicodeScalars[..<end]))))
    }
  }
}
