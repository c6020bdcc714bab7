import ArgumentParser

struct CompletionsCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script for a shell.",
    discussion: "For example: configurator completions bash > ~/.local/share/bash-completion/completions/configurator")

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func perform() throws {
    guard let known = CompletionShell(rawValue: shell) else {
      throw CommandFailure("There are completions for bash, zsh and fish, not for \(shell).")
    }
    Console.print(Configurator.completionScript(for: known))
  }
}
