import Testing

@testable import LanguageModel

@Suite("Cutting bytes into frames")
struct FramerTests {
  private func sse(_ text: String, limit: Int = FramingError.standardLimit) throws -> [StreamFrame] {
    var framer = SSEFramer(limit: limit)
    return try framer.take(Array(text.utf8)) + framer.end()
  }

  @Test(
    "events are read by the rules of the standard",
    arguments: [
      ("data: a\n\n", [StreamFrame(data: "a")]),
      ("data:a\r\rdata:  b\r\n\r\n", [StreamFrame(data: "a"), StreamFrame(data: " b")]),
      ("data: a\ndata: b\n\n", [StreamFrame(data: "a\nb")]),
      (": note\n\ndata: a\n: note\n\n", [StreamFrame(data: "a")]),
      ("event: x\ndata: a\n\ndata: b\n\n", [StreamFrame(event: "x", data: "a"), StreamFrame(data: "b")]),
      ("event: x\n\ndata: b\n\n", [StreamFrame(data: "b")]),
      ("data\n\n", [StreamFrame(data: "")]),
      ("\u{feff}data: a\n\n", [StreamFrame(data: "a")]),
      ("\n\u{feff}data: a\n\n", []),
      ("id: 1\nretry: 5\nfoo: x\ndata: a\n\n", [StreamFrame(data: "a")]),
      ("data: a\n", []),
      ("data: a", []),
      ("", []),
    ])
  func events(text: String, frames: [StreamFrame]) throws {
    #expect(try sse(text) == frames)
  }

  @Test("wherever two pieces meet, the events are the same")
  func cuts() throws {
    let text = "\u{feff}: hi\r\n\r\ndata: Zürich 🚀\r\rdata:\ndata: x\n\r\nevent: e\r\ndata: y\r\n\r\n"
    let bytes = Array(text.utf8)
    let whole = try sse(text)
    #expect(whole.map(\.data) == ["Zürich 🚀", "\nx", "y"])
    for cut in bytes.indices {
      var framer = SSEFramer()
      let frames = try framer.take(Array(bytes[..<cut])) + framer.take([]) + framer.take(Array(bytes[cut...]))
      #expect(frames == whole)
    }
  }

  @Test("bytes that are not UTF-8 do not break the stream")
  func invalidUTF8() throws {
    var framer = SSEFramer()
    let bytes = Array("data: a".utf8) + [0xff, 0xc3] + Array("\n\ndata: b\n\n".utf8)
    #expect(try framer.take(bytes).map(\.data) == ["a\u{fffd}\u{fffd}", "b"])
  }

  @Test("a line, an event and a body have a limit")
  func limits() throws {
    #expect(try sse("data: 1234\n\n", limit: 10).count == 1)
    #expect(throws: FramingError.lineTooLong(limit: 10)) { try sse("data: 12345\n\n", limit: 10) }
    #expect(throws: FramingError.lineTooLong(limit: 10)) { try sse("data: 12\ndata: 34\ndata: 56789\n\n", limit: 10) }
    var lines = NDJSONFramer(limit: 3)
    #expect(throws: FramingError.lineTooLong(limit: 3)) { try lines.take(Array("12\n1234".utf8)) }
    var body = WholeBodyFramer(limit: 3)
    #expect(throws: FramingError.lineTooLong(limit: 3)) { _ = try body.take([1, 2]) + body.take([3, 4]) }
  }

  @Test("lines of JSON may end with CR LF, may be blank, and the last may lack its end")
  func lines() throws {
    var framer = NDJSONFramer()
    let frames =
      try framer.take(Array("{\"a\":1}\r\n\n  \n{\"b\"".utf8)) + framer.take(Array(":2}".utf8)) + framer.end()
    #expect(frames.map(\.data) == ["{\"a\":1}\r", "{\"b\":2}"])
    #expect(frames.map(\.isClosed) == [true, false])
  }
}
