import Glibc
import TestSupport
import Testing

/// However the program ends, the terminal is as it was: modes, screen, pastes, and what there is to say is said.
@Suite("The terminal is given back", .serialized) struct GivenBackTests {
  enum End: Sendable, CustomStringConvertible {
    case words(String)
    case signal(Int32)
    var description: String {
      switch self {
      case .words(let words): "“\(words)”"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  static let ends: [(end: End, status: Int32, says: String)] = [
    (.words("\u{3}\u{3}"), 0, "left"),
    (.words("/quit\r"), 0, "left"),
    (.words("crash\r"), 128 + SIGILL, "this is the message of the crash"),
    (.words("crash elsewhere\r"), 128 + SIGILL, "this is the message of the other thread"),
    (.words("abort\r"), 128 + SIGABRT, ""),
    (.words("exit\r"), 9, ""),
    (.words("complain and leave\r"), 9, "this was written to standard error"),
    (.signal(SIGSEGV), 128 + SIGSEGV, ""),
    (.signal(SIGQUIT), 128 + SIGQUIT, ""),
    (.signal(SIGTERM), 0, "left"),
    (.signal(SIGINT), 0, "left"),
    (.signal(SIGHUP), 0, "left"),
  ]

  @Test("with its modes, its screen and its exit status", arguments: ends.indices)
  func givenBack(index: Int) throws {
    let (end, status, says) = Self.ends[index]
    // The inner shell becomes the program, so that its number is known before there is a screen.
    let script = """
      stty -g; sh -c 'echo pid $$.; exec "$0"' "$0"; echo "ended with $?."; stty -g; echo over
      """
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", script, DemoTerminal.program], environment: ["PATH": "/usr/bin:/bin"])
    try terminal.wait(for: DemoTerminal.isReady)
    #expect(terminal.screen.isAlternate && terminal.screen.hasBracketedPaste)
    switch end {
    case .words(let words): try terminal.type(words)
    case .signal(let number): kill(try pid(terminal), number)
    }
    #expect(try terminal.waitForExit() == 0)
    let after = terminal.written.components(after: "\u{1b}[?1049l")
    #expect(after.contains("ended with \(status)."), "\(after)")
    #expect(after.contains(says), "\(after)")
    #expect(!terminal.screen.isAlternate && !terminal.screen.hasBracketedPaste)
    let modes = terminal.written.matches(of: #/[0-9a-f]+(:[0-9a-f]+){10,}/#).map { String($0.0) }
    #expect(modes.count == 2 && modes.first == modes.last)
  }

  @Test("a closed window ends the program")
  func closedWindow() throws {
    let terminal = try DemoTerminal.start()
    try terminal.type("half a req")
    try terminal.wait(for: "half a req")
    #expect(try terminal.closeWindow() == 0)
  }

  private func pid(_ terminal: PseudoTerminal) throws -> pid_t {
    try #require(terminal.written.firstMatch(of: #/pid (\d+)\./#).flatMap { pid_t($0.1) })
  }
}

extension String {
  /// What stands behind the last of the marks; everything when there is none.
  fileprivate func components(after mark: String) -> Substring {
    ranges(of: mark).last.map { self[$0.upperBound...] } ?? self[...]
  }
}
