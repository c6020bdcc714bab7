import ArgumentParser
import ConfigSchema

struct ShowCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the live configuration of a property.")

  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func perform() throws {
    let session = try CommandSession()
    let facts = try session.property(property.property)
    guard let state = try session.store.state(of: facts.id) else {
      throw CommandFailure("The property \(facts.name) was removed a moment ago.")
    }
    if output.json {
      Console.print(Interchange.json(state.configuration).text(.pretty))
    } else {
      Console.print(ConfigurationText.text(of: state))
    }
  }
}
