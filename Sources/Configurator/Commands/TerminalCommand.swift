import ArgumentParser

struct TerminalCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "terminal", abstract: "Start the terminal program (the default).")

  @OptionGroup var property: PropertyOption

  func perform() throws {
    guard Console.isTerminal else {
      throw CommandFailure(
        "The terminal program needs a terminal for input and output.",
        next: "For scripts there are commands; see `configurator --help`.", exit: .needsTerminal)
    }
    try TerminalProgram.run(property: property.property, reviewing: nil)
  }
}
