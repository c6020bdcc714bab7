import TestSupport
import Testing

/// What really arrives at a terminal: colours, sizes, long pastes.
@Suite("On a real terminal", .serialized) struct ScreenOnTerminalTests {
  /// Every number that sets a colour in the output: `3x`, `4x`, `9x`, `10x`, without the parts of `38;5;n`.
  private static func colours(_ written: String) -> [[Int]] {
    written.matches(of: #/\x1b\[([0-9;]*)m/#).compactMap { match in
      let numbers = match.1.split(separator: ";").compactMap { Int($0) }
      let isColoured = numbers.contains { (30...49).contains($0) || (90...107).contains($0) }
      return isColoured ? numbers : nil
    }
  }

  @Test("NO_COLOR means that no colour is ever written")
  func noColour() throws {
    let terminal = try DemoTerminal.start(["NO_COLOR": "1"])
    try visitEverything(terminal)
    #expect(Self.colours(terminal.written).isEmpty)
    // The same way with colour shows that this test looks at the right thing.
    let coloured = try DemoTerminal.start()
    try visitEverything(coloured)
    #expect(Self.colours(coloured.written).contains { $0.starts(with: [38, 5]) || $0.contains(38) })
  }

  @Test("a terminal with eight colours gets no others", arguments: ["linux", "ansi"])
  func eight(type: String) throws {
    let terminal = try DemoTerminal.start(["TERM": type])
    try visitEverything(terminal)
    let used = Self.colours(terminal.written)
    #expect(!used.isEmpty)
    #expect(used.allSatisfy { !$0.contains(38) && !$0.contains(48) && !$0.contains { $0 >= 90 } })
  }

  @Test("a terminal without colours works", arguments: ["vt100", "vt220"])
  func monochrome(type: String) throws {
    let terminal = try DemoTerminal.start(["TERM": type])
    try visitEverything(terminal)
    #expect(Self.colours(terminal.written).isEmpty)
  }

  private func visitEverything(_ terminal: PseudoTerminal) throws {
    try terminal.type("text new leads\r")
    try terminal.wait(for: "Proposal waiting")
    for (key, words) in [("2", "selected"), ("3", "automation"), ("4", "newest first"), ("5", "type to search")] {
      try terminal.type("\u{1b}[1\(key)~")
      try terminal.wait(for: words)
    }
    try terminal.type("\u{1b}[11~")
    try terminal.wait(for: "Esc closes")
    try terminal.type("\u{3}\u{3}\u{3}\u{3}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test(
    "on a terminal that cannot be used the program says so in a sentence", arguments: ["nonsense", "dumb", ""])
  func unusable(type: String) throws {
    let terminal = try PseudoTerminal([DemoTerminal.program], environment: ["TERM": type], columns: 200)
    try terminal.waitForExit()
    #expect(terminal.screen.contains(type.isEmpty ? "TERM is not set" : "of the type “\(type)”"))
    #expect(terminal.screen.contains("TERM=xterm-256color"))
    #expect(!terminal.screen.hasBracketedPaste && !terminal.screen.isAlternate)
  }

  @Test("resizing keeps the selected change, also from two panes to one and down to a stamp and back")
  func resizedReview() throws {
    let terminal = try DemoTerminal.reviewing(rows: 40, columns: 120)
    try terminal.type("j")
    try terminal.wait(for: "── 2 of 3")
    for (rows, columns) in [(40, 90), (5, 20), (12, 60), (40, 120), (24, 99), (24, 100)] {
      terminal.resize(rows: rows, columns: columns)
      try terminal.wait(for: "the review at \(columns) x \(rows)") { screen in
        guard rows >= 10 else { return (screen.lines.last ?? "").contains("mod") && screen.contains("›[x]") }
        // Two panes from 100 columns on: then the input line of the chat is there as well.
        let isWide = screen.contains("Press Esc to write here")
        return screen.contains("── 2 of 3") && isWide == (columns >= 100)
      }
    }
    // The next key still means what it meant.
    try terminal.type("k")
    try terminal.wait(for: "── 1 of 3")
  }

  @Test("resizing keeps the step of an approval", arguments: [(24, 80), (24, 90), (12, 50)] as [(Int, Int)])
  func resizedSteps(rows: Int, columns: Int) throws {
    let terminal = try DemoTerminal.reviewing(rows: 40, columns: 120)
    for seen in 1...2 {
      try terminal.wait(for: "seen \(seen) of 3")
      try terminal.type("n")
    }
    try terminal.wait(for: "all seen")
    try terminal.type("\r")
    try terminal.wait(for: "[› Not yet ‹]")
    terminal.resize(rows: rows, columns: columns)
    try terminal.wait(for: "the question in the new size") { screen in
      screen.contains("[› Not yet ‹]") && (screen.lines.last ?? "").contains("mod")
    }
    try terminal.type("\u{1b}[C\r")
    try terminal.wait(for: "K 7 R P 4")
    terminal.resize(rows: 40, columns: 120)
    try terminal.wait(for: "the code in the new size") { screen in
      screen.contains("K 7 R P 4") && (screen.lines.last ?? "").contains("mod")
    }
    try terminal.type("k7rp4\r")
    try terminal.wait(for: "Approved and live")
  }
}
