import ArgumentParser
import ConfigSchema
import Engine
import Store

/// Looks at runs and decides about those that wait for a person.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "See what the engine does, did and holds.",
    subcommands: [List.self, Show.self, Retry.self, Cancel.self, Limits.self], defaultSubcommand: List.self)

  struct List: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "List runs, newest first.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption
    @Option(help: "Only these.") var status: RunRecord.Status?
    @Option(help: "How many at most, up to 10,000.") var limit = ListLimit(50)

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let runs = try RunBook(session.store.connection).list(
        RunBook.Filter(property: facts.id, status: status?.rawValue, limit: limit.count))
      if output.json { return try Console.printJSON(runs) }
      guard !runs.isEmpty else { return Console.print("There are no such runs for \(facts.name).") }
      for run in runs { Console.print(RunText.line(run)) }
    }
  }

  struct Show: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Show one run with every failed attempt.")
    @Argument(help: "The run's id or the start of it.") var run: String
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let book = RunBook(session.store.connection)
      let record = try RunsCommand.find(run, book)
      let errors = try book.errors(of: record.id)
      if output.json { return try Console.printJSON(RunPage(run: record, errors: errors)) }
      Console.print(RunText.page(record, errors))
    }
  }

  struct Retry: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Do a held or given-up run again, under its old key.")
    @Argument(help: "The run's id or the start of it.") var run: String

    func perform() throws {
      let session = try CommandSession()
      let record = try RunsCommand.find(run, RunBook(session.store.connection))
      guard try RunBook(session.engineConnection()).retry(record.id) else {
        throw CommandFailure(
          "The run is \(record.status); only held and given-up runs can be tried again.", kept: "Nothing was changed.")
      }
      Console.print("It will be done again as soon as an engine comes to it.")
    }
  }

  struct Cancel: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "See to it that a waiting run never happens.")
    @Argument(help: "The run's id or the start of it.") var run: String
    @Option(help: "Why, for the record.") var reason = "cancelled by hand"

    func perform() throws {
      let session = try CommandSession()
      let record = try RunsCommand.find(run, RunBook(session.store.connection))
      guard try RunBook(session.engineConnection()).cancel(record.id, reason: reason) else {
        throw CommandFailure("The run is \(record.status) and cannot be cancelled.", kept: "Nothing was changed.")
      }
      Console.print("Cancelled.")
    }
  }

  /// - Throws: ``CommandFailure`` when there is none, or several.
  static func find(_ start: String, _ book: RunBook) throws -> RunRecord {
    guard let record = try book.run(start) else {
      throw CommandFailure(
        "No run, or more than one, has an id that starts with \(Escape.visible(start)).",
        next: "See `configurator runs list`.")
    }
    return record
  }
}

extension CommandSession {
  /// A connection of its own that works as the engine.
  func engineConnection() throws -> Connection {
    let connection = try Connection(database.ownerAddress)
    try connection.workAsEngine()
    return connection
  }
}
