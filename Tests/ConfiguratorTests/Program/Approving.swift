import TestSupport

extension ProgramHome {
  /// Does what a person does to approve what waits: opens the review, looks at all of it, confirms, types the code.
  func approve() throws {
    let terminal = try terminal()
    try terminal.wait(for: "to review")
    try terminal.type("\u{1b}OQ")
    try terminal.wait(for: "seen")
    try terminal.wait(for: "everything to have been on screen") { screen in
      if screen.contains("all seen") { return true }
      try? terminal.type("n")
      return false
    }
    try terminal.type("\r")
    try terminal.wait(for: "Not yet")
    try terminal.type("\u{1b}OC\r")
    try terminal.wait(for: "the code") { Self.code($0) != nil }
    try terminal.type((Self.code(terminal.screen) ?? "") + "\r")
    try terminal.wait(for: "Approved and live")
    try terminal.type("\r")
    try terminal.wait(for: "the end of the outcome page") { !$0.contains("Approved and live") }
    try terminal.type("\u{3}\u{3}\u{3}")
    try terminal.waitForExit()
  }

  /// Five letters or digits with a space between them, alone on their line.
  private static func code(_ screen: VirtualScreen) -> String? {
    let code = #/(?:^|\s)([A-Z0-9] [A-Z0-9] [A-Z0-9] [A-Z0-9] [A-Z0-9])(?:\s|$)/#
    return screen.lines.lazy.compactMap { $0.firstMatch(of: code) }.first.map { $0.1.filter { $0 != " " } }
  }
}
