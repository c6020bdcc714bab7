/// A person's yes outside the terminal program: a short code, drawn now and typed now.
enum Confirmation {
  /// - Throws: ``CommandFailure`` without a terminal, or when something else was typed.
  static func byCode(_ explanation: String, nothingDone: String, command: String) throws {
    guard Console.isTerminal else {
      throw CommandFailure(
        "This has to be confirmed by a person.", kept: nothingDone, next: "Run `\(command)` in a terminal.",
        exit: .needsTerminal)
    }
    Console.print(explanation)
    let code = String((0..<4).map { _ in "abcdefghkmnpqrstwxyz".randomElement() ?? "a" })
    guard Console.ask("Type \(code) to go on: ") == code else { throw CommandFailure(nothingDone) }
  }
}
