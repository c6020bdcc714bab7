import ArgumentParser
import Engine
import Store

/// Lets the engine work on the platform's tables, and takes that back.
struct AccessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Say whether the engine may work on the platform's tables.",
    discussion: """
      What was approved is carried out in a database role of the engine's own. On a platform's database it may do nothing with the platform's \
      tables until a person opens them; where the tables are this program's own they are open from the start.
      """,
    subcommands: [Status.self, Open.self, Close.self], defaultSubcommand: Status.self)

  struct Status: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Name the tables that are closed to the engine.")
    @OptionGroup var output: JSONOption

    func perform() throws {
      let session = try CommandSession()
      let access = EngineAccess(try Connection(session.database.ownerAddress))
      let (tables, opened) = (try access.tables(), try access.opened())
      let closed = try access.closed(tables)
      if output.json { return try Console.printJSON(Document(tables: tables, opened: opened, closed: closed)) }
      Console.print(
        closed.isEmpty
          ? "The engine may work on all \(tables.count) tables that actions touch."
          : "Closed to the engine: \(closed.joined(separator: ", "))")
      if !opened.isEmpty { Console.print("Opened by a person: \(opened.joined(separator: ", "))") }
    }
  }

  struct Open: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Let the engine work on them. Asks first.")

    func perform() throws {
      let session = try CommandSession()
      let access = EngineAccess(try Connection(session.database.ownerAddress))
      let closed = try access.closed(access.tables())
      guard !closed.isEmpty else { return Console.print("Nothing is closed to the engine.") }
      try Confirmation.byCode(
        "This lets the engine's role read and change rows of \(closed.count) tables of \(session.database.title), as far as "
          + "actions need it: " + closed.joined(separator: ", ")
          + ".\nEach gets a policy for that role; nobody else's rights change.",
        nothingDone: "Nothing was changed.", command: "configurator access open")
      try access.open(closed)
      Console.print("\(closed.count) tables are open to the engine.")
    }
  }

  struct Close: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Take that back. Asks first.")

    func perform() throws {
      let session = try CommandSession()
      let connection = try Connection(session.database.ownerAddress)
      let access = EngineAccess(connection)
      let opened = try access.opened()
      guard !opened.isEmpty else { return Console.print("Nothing was opened.") }
      guard try !WorkflowSwitch(connection).status().isOn else {
        throw CommandFailure(
          "The engine carries out workflows in this database.", kept: "Nothing was changed.",
          next: "Run `configurator workflows off` first.")
      }
      try Confirmation.byCode(
        "This closes \(opened.count) tables of \(session.database.title) to the engine: actions on them will fail.",
        nothingDone: "Nothing was changed.", command: "configurator access close")
      try access.close()
      Console.print("\(opened.count) tables are closed to the engine.")
    }
  }

  /// What `access status --json` prints.
  private struct Document: Encodable {
    let tables: [String]
    let opened: [String]
    let closed: [String]
  }
}
