import Glibc
import TestSupport
import Testing

@Suite("The engine's commands, on the built program", .serialized) struct EngineCommandTests {
  @Test("an engine that is told to stop ends with 0; limits are kept; too short a memory is refused")
  func engine() throws {
    let home = try ProgramHome()
    let once = try home.run(["engine", "--once"])
    #expect(once.code == 0)
    #expect(once.output.contains("0 held"))
    let terminal = try home.terminal(["engine"])
    try terminal.wait(for: "The engine is running")
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == 0)
    let set = try home.run(["runs", "limits", "--texts", "2"])
    #expect(set.output.contains("at most 2 texts and 5 e-mails"))
    #expect(try home.run(["runs", "limits"]).output == set.output)
    #expect(try home.run(["runs", "limits", "--texts", "1000"]).code != 0)
    #expect(try home.run(["engine", "--once", "--keep-days", "7"]).code != 0)
  }
}
