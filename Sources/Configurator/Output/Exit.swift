import ArgumentParser

/// How a command ends, for scripts. Documented in `docs/commands.md`; a test keeps the two in step.
enum Exit: Int32, CaseIterable, Error {
  /// It worked. A proposal may now be waiting.
  case done = 0
  /// Something went wrong; the message says what, what was kept and what to do next.
  case failed = 1
  /// Nothing was proposed because something has to be answered first.
  case questions = 2
  /// The request cannot or must not be done; the reason was given.
  case declined = 3
  /// The reply or file did not pass the checks; the findings were printed.
  case findings = 4
  /// This needs a person at a terminal.
  case needsTerminal = 5
  /// No database could be reached, or the private one could not be made or started.
  case noDatabase = 7

  var code: ExitCode { ExitCode(rawValue) }

  var meaning: String {
    switch self {
    case .done: "it worked; a proposal may now be waiting"
    case .failed: "something went wrong; the message says what, what was kept and what to do next"
    case .questions: "nothing was proposed because something has to be answered first"
    case .declined: "the request cannot or must not be done; the reason was given"
    case .findings: "the reply or file did not pass the checks; the findings were printed"
    case .needsTerminal: "this needs a person at a terminal"
    case .noDatabase: "no database could be reached or started"
    }
  }
}
