import TestSupport
import Testing

@Suite("A lot of text on a real terminal", .serialized) struct LongTextTests {
  private static let line = "0123456789abcde"

  @Test("a megabyte pasted with marks is one chip, and the next key works")
  func megabyte() throws {
    let terminal = try DemoTerminal.start()
    try terminal.paste(String(repeating: Self.line + "\r", count: 65_536))
    try terminal.wait(for: "[Pasted 65,536 lines · 1 MB]")
    try terminal.type("see this")
    try terminal.wait(for: "1 MB]see this")
    try terminal.type("\u{f}\u{1b}[4~")
    try terminal.wait(for: Self.line)
    try terminal.type("\u{1b}")
    try terminal.wait(for: "1 MB]see this")
    try terminal.leave()
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("lines pasted without marks are a chip too, and none of them is sent")
  func unmarked() throws {
    let terminal = try DemoTerminal.start()
    try terminal.type(String(repeating: Self.line + "\r", count: 4000))
    try terminal.wait(for: "4,000 lines")
    try terminal.type("!")
    try terminal.wait(for: "KB]!")
    #expect(!terminal.written.contains("Proposal waiting"))
    try terminal.leave()
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("a conversation of 100,000 lines is there, scrolls and takes keys")
  func transcript() throws {
    let terminal = try DemoTerminal.start(["DEMO_LINES": "100000"])
    try terminal.wait(for: "This is old line 100000")
    try terminal.type("a key")
    try terminal.wait(for: "› a key")
    for _ in 0..<20 { try terminal.type("\u{1b}[5~") }
    try terminal.wait(for: "more below")
    try terminal.type("\u{1b}[6~")
    terminal.resize(rows: 30, columns: 60)
    try terminal.type("!")
    try terminal.wait(for: "› a key!")
    try terminal.leave()
    #expect(try terminal.waitForExit() == 0)
  }
}
