import ArgumentParser

@main
struct Configurator: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "configurator")
}
