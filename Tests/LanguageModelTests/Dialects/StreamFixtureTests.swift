import Testing

@testable import LanguageModel

@Suite("Recorded shapes of streams")
struct StreamFixtureTests {
  @Test("each leads to its outcome, and the pieces of text are the text", arguments: StreamFixture.all)
  func whole(fixture: StreamFixture) throws {
    let bytes = try fixture.bytes
    let (end, text) = fixture.run(try fixture.frames([bytes[...]]))
    #expect(end == fixture.expected)
    if case .outcome(.reply(let reply, _)) = end { #expect(text == reply) }
  }

  @Test("cut in two anywhere, the frames are the same, so the outcome is", arguments: StreamFixture.all)
  func cutInTwo(fixture: StreamFixture) throws {
    let bytes = try fixture.bytes
    let whole = try fixture.frames([bytes[...]])
    var framer = fixture.dialect.framer(contentType: fixture.contentType)
    var before: [StreamFrame] = []
    for cut in bytes.indices {
      var rest = framer
      let after = try rest.take(Array(bytes[cut...])) + rest.end()
      if before + after != whole { Issue.record("cut at byte \(cut)") }
      before += try framer.take([bytes[cut]])
    }
  }

  @Test("in pieces of 1, 2, 3 and 7 bytes, the outcome is the same", arguments: StreamFixture.all, [1, 2, 3, 7])
  func pieces(fixture: StreamFixture, size: Int) throws {
    let bytes = try fixture.bytes
    let pieces = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
    #expect(fixture.run(try fixture.frames(pieces)).end == fixture.expected)
  }

  @Test("ending too early is never a success before the finish marker", arguments: StreamFixture.all)
  func endsEarly(fixture: StreamFixture) throws {
    let bytes = try fixture.bytes
    let marker = finishMarker(bytes) ?? bytes.count
    var framer = fixture.dialect.framer(contentType: fixture.contentType)
    var stream = fixture.dialect.reader(settings: fixture.settings)
    for end in 0..<marker {
      var (last, early) = (framer, stream)
      for frame in last.end() { _ = early.take(frame) }
      let result = early.end()
      if result != .outcome(.cutOff(.connection)), !isError(result) { Issue.record("\(result) after \(end) bytes") }
      for frame in try framer.take([bytes[end]]) { _ = stream.take(frame) }
    }
  }

  /// Where the last line that says how the reply ended begins to be complete.
  private func finishMarker(_ bytes: [UInt8]) -> Int? {
    let markers = [
      #""finish_reason":"stop""#, #""finish_reason":"length""#, #""stop_reason":"tool_use""#, #""done":true"#,
    ]
    return markers.compactMap { marker in
      let wanted = Array(marker.utf8)
      return (0..<max(0, bytes.count - wanted.count)).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }.min()
  }

  private func isError(_ end: StreamEnd) -> Bool {
    if case .providerError = end { true } else { false }
  }

  @Test("what was cut off at the length limit is exactly the beginning, and stays unused")
  func cutOff() throws {
    let fixture = StreamFixture.all[2]
    let (end, text) = fixture.run(try fixture.frames([try fixture.bytes[...]]))
    #expect(end == .outcome(.cutOff(.length)))
    #expect(text == String(StreamFixture.text.prefix(70)))
  }
}
