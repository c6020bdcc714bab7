import ArgumentParser

/// A first word that is no command. The default command would take it for a wrong argument of its own.
enum UnknownCommand {
  static let exit = ExitCode.validationFailure

  /// - Parameter arguments: without the program's name.
  static func complaint(_ arguments: [String]) -> String? {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-") else { return nil }
    let known = Configurator.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !known.contains(word) else { return nil }
    return "Error: There is no command \"\(word)\".\nThese exist: \(known.joined(separator: ", ")).\n"
      + "For a request in your own words: configurator propose \"…\""
  }
}
