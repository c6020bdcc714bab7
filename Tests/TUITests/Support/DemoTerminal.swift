import TestSupport

/// The demo program, which is the screens with a scripted world behind them, on a terminal of its own.
enum DemoTerminal {
  static let program = BuiltPrograms.path("TUIDemo")
  /// What stands in the empty input line.
  static let isReady = "Type what you want"

  static func start(
    _ environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal([program], environment: environment, rows: rows, columns: columns)
    try terminal.wait(for: isReady)
    return terminal
  }

  /// Up to the review of the demo's proposal.
  static func reviewing(rows: Int, columns: Int) throws -> PseudoTerminal {
    let terminal = try start(rows: rows, columns: columns)
    try terminal.type("text new leads\r")
    try terminal.wait(for: "Proposal waiting")
    try terminal.type("\u{1b}OQ")
    try terminal.wait(for: "[Review (1)]")
    return terminal
  }
}

extension PseudoTerminal {
  /// The first empties the input line, two on an empty line leave.
  func leave() throws { try type("\u{3}\u{3}\u{3}") }
}
