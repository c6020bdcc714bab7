import ArgumentParser
import ConfigSchema
import Store

extension PropertyCommand {
  struct Change: GuardedCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Change what is known of a property.",
      discussion: "The time zone decides what a quiet hour is, and how times are shown.")
    @Argument(help: "The property's name, or a part of it.") var name: String
    @Option(name: [.customLong("time-zone"), .customLong("timezone")], help: "Its time zone, such as America/Chicago.")
    var timeZone: String
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(name)
      try Connection(session.database.ownerAddress).setTimeZone(timeZone, of: facts.id)
      if output.json { return try Console.printJSON(session.property(facts.id.value)) }
      Console.print("The time zone of \(Escape.visible(facts.name)) is now \(timeZone); it was \(facts.timeZone).")
    }
  }
}
