import Glibc
import TestSupport
import Testing

@Suite("Ctrl-Z", .serialized) struct SuspendTests {
  /// As under `make run`: a parent in the same job waits for the program, so the whole job has to stop.
  @Test("stops the whole job, and fg brings the screen back", arguments: ["\u{1A}", "SIGTSTP"])
  func suspend(way: String) throws {
    let environment = ["PS1": "ready> ", "DEMO": DemoTerminal.program, "PATH": "/usr/bin:/bin"]
    let terminal = try PseudoTerminal(["/bin/sh"], environment: environment)
    try terminal.wait(for: "ready>")
    try terminal.type("sh -c 'sh -c \"echo pid \\$\\$.; exec $DEMO\"; echo parent goes on $((40 + 3))'\n")
    try terminal.wait(for: DemoTerminal.isReady)
    try terminal.type("kept words")
    try terminal.wait(for: "kept words")

    if way == "SIGTSTP" { kill(try pid(terminal), SIGTSTP) } else { try terminal.type(way) }
    try terminal.wait(for: "the shell's word that the job is stopped") { $0.contains("Stopped") }
    #expect(!terminal.screen.isAlternate && !terminal.screen.hasBracketedPaste)
    try terminal.type("echo the shell is $((40 + 2))\n")
    try terminal.wait(for: "the shell is 42")

    try terminal.type("fg\n")
    try terminal.wait(for: "the screen") { $0.isAlternate && $0.hasBracketedPaste && $0.contains("kept words") }
    try terminal.type(" and more")
    try terminal.wait(for: "kept words and more")
    try terminal.leave()
    try terminal.wait(for: "parent goes on 43")
    #expect(!terminal.screen.isAlternate && !terminal.screen.hasBracketedPaste)
  }

  private func pid(_ terminal: PseudoTerminal) throws -> pid_t {
    try #require(terminal.written.matches(of: #/pid (\d+)\./#).last.flatMap { pid_t($0.1) })
  }
}
