import TestSupport

extension ProgramHome {
  /// Opens the terminal, approves what waits, and leaves.
  func approve() throws {
    let terminal = try terminal()
    try terminal.wait(for: "to review")
    try terminal.approve()
    try terminal.type("\u{3}\u{3}\u{3}")
    try terminal.waitForExit()
  }
}

extension PseudoTerminal {
  /// Does what a person does to approve what waits: opens the review, looks at all of it, confirms, types the code that is
  /// drawn, reads the outcome page and leaves it. Like a person it goes on only once it has seen the answer to a key: the
  /// program throws away what is typed before it can have been read.
  func approve(beforeTyping check: () throws -> Void = {}) throws {
    try type("\u{1b}OQ")
    try wait(for: "seen")
    try wait(for: "everything to have been on screen") { screen in
      if screen.contains("all seen") { return true }
      try? type("n")
      return false
    }
    try type("\r")
    try wait(for: "Not yet")
    try type("\u{1b}OC\r")
    try wait(for: "the code") { Self.code($0) != nil }
    try check()
    try typeCode()
    try wait(for: "Approved and live")
    try type("\r")
    try wait(for: "the end of the outcome page") { !$0.contains("Approved and live") }
  }

  private func typeCode() throws {
    let code = Self.code(screen) ?? ""
    try wait(for: "the code as it was typed") { screen in
      if screen.contains("Code: " + code) { return true }
      try? type("\u{15}" + code)
      return false
    }
    try type("\r")
  }

  /// Five letters or digits with a space between them, alone on their line.
  private static func code(_ screen: VirtualScreen) -> String? {
    let code = #/(?:^|\s)([A-Z0-9] [A-Z0-9] [A-Z0-9] [A-Z0-9] [A-Z0-9])(?:\s|$)/#
    return screen.lines.lazy.compactMap { $0.firstMatch(of: code) }.first.map { $0.1.filter { $0 != " " } }
  }
}
