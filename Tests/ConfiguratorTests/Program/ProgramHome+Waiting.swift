import TestSupport
import Testing

extension ProgramHome {
  /// What the read-only login of the private database sees.
  func sql(_ statement: String) throws -> String {
    let url = try run(["db", "url"]).output.split(separator: "\n").first.map(String.init) ?? ""
    return try shell(["psql", url, "-Atc", statement]).output
  }

  /// Asks again until it holds; what it waits for is another process's doing.
  func wait(until condition: () throws -> Bool) throws {
    for _ in 0..<200 where try condition() { return }
    throw PseudoTerminal.Failure(description: "what was waited for did not happen")
  }

  /// Asks the database again until it answers with a 1.
  func wait(for statement: String) throws {
    do { try wait { try sql(statement).contains("1") } } catch is PseudoTerminal.Failure {
      throw PseudoTerminal.Failure(description: "never true: \(statement)")
    }
  }
}

extension PseudoTerminal {
  /// Out of any screen, then the line is emptied, then two on an empty line.
  func leave() throws {
    try type("\u{3}\u{3}\u{3}\u{3}")
    #expect(try waitForExit() == 0)
  }
}
