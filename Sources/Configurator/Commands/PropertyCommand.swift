import ArgumentParser
import ConfigSchema

struct PropertyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "property", abstract: "List, add, switch, change and remove properties.",
    subcommands: [List.self, Add.self, Switch.self, Change.self, Remove.self], defaultSubcommand: List.self)

  struct List: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "List the properties; * marks the current one.")
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let all = try session.store.properties()
      if output.json { return try Console.printJSON(all) }
      guard !all.isEmpty else {
        return Console.print("There is no property yet. Add one with `configurator property add NAME`.")
      }
      let current = try session.property(nil).id
      for facts in all {
        let type = facts.propertyType ?? "type unknown"
        let sample = facts.isSample ? "  (sample)" : ""
        Console.print(
          "\(facts.id == current ? "*" : " ") \(Escape.visible(facts.name))  \(type)  \(facts.timeZone)\(sample)")
      }
    }
  }

  struct Switch: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Make a property the current one.")
    @Argument(help: "The property's name, or a part of it.") var name: String
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(name)
      try session.lastProperty.write(facts.id)
      if output.json { return try Console.printJSON(facts) }
      Console.print("The current property is \(Escape.visible(facts.name)).")
    }
  }
}
