import Glibc
import TestSupport
import Testing

@testable import Configurator

@Suite("The built program and its terminal", .serialized) struct TerminalEndTests {
  @Test("a closed window loses nothing: what was being typed is there on the next start")
  func closedWindow() throws {
    let home = try ProgramHome()
    let first = try home.terminal()
    try first.wait(for: "Review (1)")
    try first.type("half a thought")
    try first.wait(for: "half a thought")
    // Before the draft is saved by itself.
    #expect(try first.closeWindow() == 0)
    let second = try home.terminal()
    try second.wait(for: "half a thought")
    second.signal(SIGTERM)
    #expect(try second.waitForExit() == 0)
    #expect(!second.screen.isAlternate && !second.screen.hasBracketedPaste)
  }

  @Test("a terminal of an unknown type and no terminal at all are told in sentences")
  func unusable() throws {
    let home = try ProgramHome()
    home.environment["TERM"] = "nonsense"
    let unknown = try home.terminal(columns: 200)
    #expect(try unknown.waitForExit() == Exit.needsTerminal.rawValue)
    #expect(unknown.screen.contains("No full screen can be drawn on a terminal of the type “nonsense”"))
    #expect(unknown.screen.contains("Set TERM to what the terminal is"))
    let none = try home.run([])
    #expect(none.code == Exit.needsTerminal.rawValue)
    #expect(none.errors.contains("needs a terminal"))
  }
}
