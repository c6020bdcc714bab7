import ArgumentParser
import FoundationEssentials
import Store

struct DbCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "Look after the private database.",
    subcommands: [Status.self, Start.self, Stop.self, Reset.self, Url.self, Psql.self], defaultSubcommand: Status.self)

  /// The private cluster; refuses when a server was named, because then there is none to look after.
  static func cluster() throws -> PrivateCluster {
    let environment = ProcessInfo.processInfo.environment
    if let named = ServerAddress.fromEnvironment(environment) {
      throw CommandFailure(
        "DATABASE_URL or a PG* variable names a server: \(named).",
        next: "`configurator db` looks after the private database only. Unset the variable to use it.")
    }
    return try PrivateCluster(environment: environment)
  }

  struct Status: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Say whether it runs and where it is.")
    @OptionGroup var output: JSONOption

    func perform() throws {
      let status = try DbCommand.cluster().status()
      if output.json { return try Console.printJSON(StatusDocument(status)) }
      let data = status.version.map { "PostgreSQL \($0)" } ?? "not created yet"
      Console.print(status.process.map { "running (process \($0))" } ?? "not running")
      Console.print("data:   \(status.directory) (\(data))")
      if let socket = status.socketDirectory { Console.print("socket: \(socket)") }
      Console.print("log:    \(status.log)")
    }
  }

  struct Start: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Start it and keep it running until `db stop`, also while no program uses it.")

    func perform() throws {
      let cluster = try DbCommand.cluster()
      let handle = try cluster.attach { $0.sentence.map(Console.complain) }
      try cluster.keepRunning(true)
      Console.print("running (process \(handle.status.process.map(String.init) ?? "unknown"))")
      try handle.leave()
    }
  }

  struct Stop: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Stop it, unless a program uses it.")

    func perform() throws {
      let cluster = try DbCommand.cluster()
      try cluster.keepRunning(false)
      switch try cluster.stop() {
      case .stopped: Console.print("stopped")
      case .wasNotRunning: Console.print("was not running")
      case .inUse:
        throw CommandFailure(
          "A running program uses the private database.", kept: "It was not stopped.", next: "Quit that program first.")
      }
    }
  }

  struct Reset: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete the private database with everything in it. Asks first.")

    func perform() throws {
      let cluster = try DbCommand.cluster()
      guard Console.isTerminal else {
        throw CommandFailure(
          "Deleting the private database has to be confirmed by a person.", kept: "Nothing was deleted.",
          next: "Run `configurator db reset` in a terminal.", exit: .needsTerminal)
      }
      let place = cluster.status().directory
      let answer = Console.ask("This deletes every property, approval and version in \(place). Type delete to go on: ")
      guard answer == "delete" else { throw CommandFailure("Nothing was deleted.") }
      guard try cluster.reset() else {
        throw CommandFailure(
          "A running program uses the private database.", kept: "Nothing was deleted.", next: "Quit that program first."
        )
      }
      Console.print("deleted")
    }
  }
}

/// What `db status --json` prints.
private struct StatusDocument: Encodable {
  let running: Bool
  let process: Int?
  let directory: String
  let log: String
  let socketDirectory: String?
  let version: Int?

  init(_ status: ClusterStatus) {
    (running, process, directory) = (status.isRunning, status.process, status.directory)
    (log, socketDirectory, version) = (status.log, status.socketDirectory, status.version)
  }
}
