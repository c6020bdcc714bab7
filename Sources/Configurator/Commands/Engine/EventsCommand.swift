import ArgumentParser
import ConfigSchema
import Engine
import Store

/// Looks at the bus and puts events on it.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "See what happens on the platform, or publish an event.",
    subcommands: [Tail.self, Publish.self], defaultSubcommand: Tail.self)

  struct Tail: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Show the newest events in the order they arrived.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption
    @Option(help: "How many at most, up to 10,000.") var limit = ListLimit(20)

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let events = try EventBook(session.store.connection).tail(property: facts.id, limit: limit.count)
      if output.json { return try Console.printJSON(events) }
      guard !events.isEmpty else { return Console.print("Nothing has happened at \(facts.name) yet.") }
      for event in events {
        let runs = event.runs == 1 ? "1 run" : "\(event.runs) runs"
        let why = event.reason.map { ": \($0)" } ?? ""
        Console.print(
          Escape.visible("\(event.at)  \(event.type)  \(event.state)\(why), \(runs)  \(event.payload.text(.compact))"))
      }
    }
  }

  struct Publish: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put an event on the bus, as an app would.",
      discussion: "Example: configurator events publish gate_opened --payload '{\"gate\": 2}'")
    @Argument(help: "The event's type.") var type: String
    @OptionGroup var property: PropertyOption
    @Option(help: "What it carries, as a JSON object.") var payload = "{}"
    @Option(help: "What kind of thing it is about, such as lead or tour.") var entityType: String?
    @Option(help: "The id of that thing, a UUID.") var entity: EntityID?
    @Option(help: "The same happening told twice under one key is one event.") var key: String?

    func perform() throws {
      let object = try parsed()
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let position = try EventBook(session.engineConnection()).publish(
        type, property: facts.id, entityType: entityType, entity: entity?.id, payload: object, key: key)
      Console.print(position.map { "Published as number \($0)." } ?? "This key was told before; nothing was published.")
    }

    func validate() throws {
      guard TextFolding.isBlank(type) || type.contains(where: \.isWhitespace) || type.utf8.count > 100 else { return }
      throw ValidationError("An event's type is one word of at most 100 letters, such as gate_opened.")
    }

    private func parsed() throws -> JSONObject {
      let kept = "Nothing was published."
      let json: JSON
      do { json = try JSONParser.parse(payload) } catch {
        throw CommandFailure("The payload is not JSON: \(error)", kept: kept)
      }
      guard let object = json.object else {
        throw CommandFailure(
          "The payload is JSON, but no object.", kept: kept, next: "Write it as '{\"gate\": 2}'.")
      }
      return object
    }
  }
}
