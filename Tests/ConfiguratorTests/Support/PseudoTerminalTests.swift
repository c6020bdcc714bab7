import TestSupport
import Testing

@Suite("The pseudo-terminal the other tests stand on") struct PseudoTerminalTests {
  @Test("a shell on it sees a terminal of the right size and its own input")
  func shell() throws {
    let terminal = try PseudoTerminal(["/bin/sh"], environment: ["PS1": "ready> "], rows: 10, columns: 40)
    try terminal.wait(for: "ready>")
    try terminal.type("stty size; echo $((40 + 2)); test -t 0 && echo yes\n")
    try terminal.wait(for: "42")
    #expect(terminal.screen.contains("10 40"))
    try terminal.type("exit 3\n")
    #expect(try terminal.waitForExit() == 3)
  }

  @Test("cursor movement, erasing, regions and wide characters land where a terminal puts them")
  func screen() {
    var screen = VirtualScreen(rows: 4, columns: 10)
    screen.feed("one\r\ntwo\r\n東京x\u{1b}[1;2HZ\u{1b}[2;2H\u{1b}[K\u{1b}[2;4r\u{1b}[4;1Hlast\n".utf8)
    #expect(screen.lines == ["oZe", "東京x", "last", ""])
    screen.feed("\u{1b}[?1049h\u{1b}[2J\u{1b}[1;1Halt\u{1b}[?1049l".utf8)
    #expect(screen.lines[0] == "oZe" && !screen.isAlternate)
  }
}
