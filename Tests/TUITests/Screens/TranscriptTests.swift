import TestSupport
import Testing

@testable import TUI

@Suite("Transcript") struct TranscriptTests {
  private static func transcript(_ count: Int) -> Transcript {
    var transcript = Transcript()
    for number in 0..<count {
      transcript.add(
        Turn(
          number.isMultiple(of: 2) ? .person : .model,
          text: "turn \(number) " + String(repeating: "word ", count: number % 13) + "\nsecond"))
    }
    return transcript
  }

  /// What should be seen: all rows of all turns, an empty row between turns.
  private static func everything(_ transcript: Transcript, _ columns: Int) -> [String] {
    Array(transcript.turns.map { $0.rows(columns: columns).map(\.text) }.joined(separator: [""]))
  }

  @Test("shows the newest rows and scrolls through all of them, a row at a time", arguments: [1, 5, 24], [20, 80])
  func scrolling(rows: Int, columns: Int) {
    var transcript = Self.transcript(30)
    transcript.settle(columns: columns, rows: rows)
    let all = Self.everything(transcript, columns)
    for up in 0...all.count + 3 {
      let end = max(min(rows, all.count), all.count - up)
      #expect(
        transcript.visible(columns: columns, rows: rows).map(\.text) == Array(all[max(0, end - rows)..<end]), "up \(up)"
      )
      transcript.scroll(by: -1, columns: columns, height: rows)
      transcript.settle(columns: columns, rows: rows)
    }
    transcript.scroll(by: all.count + 10, columns: columns, height: rows)
    #expect(transcript.anchor == nil)
  }

  @Test("stays where it was scrolled to while text arrives")
  func anchored() {
    var transcript = Self.transcript(30)
    transcript.settle(columns: 40, rows: 10)
    transcript.scroll(by: -12, columns: 40, height: 10)
    let before = transcript.visible(columns: 40, rows: 10).map(\.text)
    transcript.add(Turn(.model, text: "new"))
    transcript.settle(columns: 40, rows: 10)
    #expect(transcript.visible(columns: 40, rows: 10).map(\.text) == before)
    transcript.follow()
    #expect(transcript.visible(columns: 40, rows: 10).last?.text == "  new")
  }

  @Test("streamed text wraps as if it had come at once", arguments: 0..<20)
  func streaming(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var text = ""
    var turn = Turn(.model, text: "")
    for _ in 0..<60 {
      let piece =
        ["a", "word ", "\n", "\n\n", "- item", "longer piece of text ", "漢字", "👩‍👩‍👧"].randomElement(using: &random) ?? ""
      text += piece
      turn.append(piece)
      if Bool.random(using: &random) { turn.prepare(columns: 17) }
    }
    #expect(turn.rows(columns: 17) == Turn(.model, text: text).rows(columns: 17))
    #expect(turn.rows(columns: 30) == Turn(.model, text: text).rows(columns: 30))
  }

  @Test("wraps only what is on the screen")
  func lazy() {
    var transcript = Transcript()
    for number in 0..<10_000 { transcript.add(Turn(.model, text: "line \(number)")) }
    transcript.settle(columns: 80, rows: 24)
    #expect(transcript.turns.count { $0.isWrapped } <= 24)
    transcript.scroll(by: -20, columns: 80, height: 24)
    transcript.settle(columns: 80, rows: 24)
    #expect(transcript.turns.count { $0.isWrapped } <= 40)
  }
}
