/// Why the terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// The type named by `TERM` is not known on this machine, or it cannot move its cursor. Empty = `TERM` is not set.
  case unknownType(String)

  /// What is wrong, as a sentence.
  public var description: String {
    switch self {
    case .notATerminal: "Input or output is not a terminal, so there is no screen to draw on."
    case .unknownType(""): "TERM is not set, so it is not known how to draw on this terminal."
    case .unknownType(let type):
      "No full screen can be drawn on a terminal of the type “\(Escaping.text(type))”, which is what TERM says it is."
    }
  }

  /// What to do about it, as a sentence.
  public var advice: String {
    switch self {
    case .notATerminal: "Start the program in a terminal window, without redirecting its input or output."
    case .unknownType: "Set TERM to what the terminal is, for example: TERM=xterm-256color configurator"
    }
  }
}
