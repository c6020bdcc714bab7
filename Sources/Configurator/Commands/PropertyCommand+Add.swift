import ArgumentParser
import ConfigSchema
import Store

extension PropertyCommand {
  struct Add: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Add a property and make it the current one.")
    @Argument(help: "Its name, as people know it.") var name: String
    @Option(help: "What it is: \(NewProperty.types.joined(separator: ", ")).") var type: String?
    @Option(
      name: [.customLong("time-zone"), .customLong("timezone")],
      help: "Its time zone. Default: this computer's, else that of the property that was open last.")
    var timeZone: String?
    @Option(help: "How many units it has.") var units: Int?
    @Option(help: "The state it is in, two letters.") var state: String?
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let last = try session.store.properties().isEmpty ? nil : session.property(nil)
      let zone = timeZone ?? NewPropertyZone.name(beside: last, session.environment)
      let new = NewProperty(name: name, type: type, timeZone: zone, units: units, state: state)
      let id = try Connection(session.database.ownerAddress).addProperty(new)
      try session.lastProperty.write(id)
      if output.json { return try Console.printJSON(session.property(id.value)) }
      Console.print("Added \(Escape.visible(name)); it is the current property. \(NewPropertyZone.sentence(zone))")
    }
  }

  struct Remove: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a property with everything in it, or the sample workspace. Asks first.")
    @Argument(help: "Its name.") var name: String?
    @Flag(help: "Remove the two communities of the sample workspace.") var sample = false

    func validate() throws {
      if sample == (name != nil) { throw ValidationError("Give a name or --sample.") }
    }

    func perform() throws {
      let session = try CommandSession()
      let owner = try Connection(session.database.ownerAddress)
      if sample { return try removeSample(owner) }
      let facts = try session.property(name)
      let removal = PropertyRemoval(owner, facts.id)
      let records = try removal.records().map { "\($0.count) \($0.name)" }
      try confirm("\(facts.name) with \(records.isEmpty ? "no records" : records.joined(separator: ", "))")
      try removal.run()
      Console.print("Removed \(facts.name).")
    }

    private func removeSample(_ owner: Connection) throws {
      guard let sample = try SampleWorkspace.find(owner) else {
        return Console.print("There is no sample workspace.")
      }
      // One of them may have been removed by its name before.
      let names = try owner.listProperties().filter { sample.properties.contains($0.id) }.map(\.name)
      let what = names.isEmpty ? "" : " (\(names.joined(separator: " and ")))"
      try confirm("the sample workspace\(what) with everything you set up in it")
      try SampleWorkspace.remove(owner)
      Console.print("Removed the sample workspace.")
    }

    private func confirm(_ what: String) throws {
      guard Console.isTerminal else {
        throw CommandFailure(
          "Removing has to be confirmed by a person.", kept: "Nothing was removed.",
          next: "Run this in a terminal.", exit: .needsTerminal)
      }
      let answer = Console.ask("This removes \(Escape.visible(what)) for good. Type remove to go on: ")
      guard answer == "remove" else { throw CommandFailure("Nothing was removed.") }
    }
  }
}
