import ArgumentParser

@main
struct Configurator: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "configurator", subcommands: [EvalCommand.self])
}
