import ArgumentParser
import FoundationEssentials
import Store

struct MigrateCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Set up or update the tables in the database that DATABASE_URL names.",
    discussion: """
      Creates what is missing and touches nothing that exists. Asks before it starts; without a terminal it only works with --dry-run. \
      The private database needs no migrating by hand.
      """)

  @Flag(help: "Print what would be done and change nothing.")
  var dryRun = false
  @OptionGroup var output: JSONOption

  func validate() throws {
    if output.json, !dryRun { throw ValidationError("--json goes with --dry-run.") }
  }

  func perform() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let address = ServerAddress.fromEnvironment(environment) else {
      if output.json { return try Console.printJSON(DryRunDocument(database: "private database", pending: [])) }
      return Console.print(
        "The private database is kept up to date by itself. Name a server in DATABASE_URL to migrate that one.")
    }
    let migrator = Migrator(try Connection(address))
    let plan = try migrator.plan()
    if let problem = plan.problem { throw CommandFailure(problem, kept: "Nothing was changed.") }
    if output.json {
      return try Console.printJSON(
        DryRunDocument(database: "\(address)", pending: plan.steps.map(\.migration.title), warnings: plan.warnings))
    }
    guard !plan.steps.isEmpty else { return Console.print("The database \(address) is up to date.") }
    Console.print("In the database \(address) would be made (+) and kept (=):\n\(plan.text)")
    if dryRun { return }
    try confirm(address)
    let done = try migrator.run { Console.print("  running \($0.title)") }
    Console.print("\(done.count) migrations were run. The database is up to date.")
  }

  private func confirm(_ address: ServerAddress) throws {
    guard Console.isTerminal else {
      throw CommandFailure(
        "Migrating \(address) has to be confirmed by a person.", kept: "Nothing was changed.",
        next: "Run `configurator migrate` in a terminal.", exit: .needsTerminal)
    }
    let answer = Console.ask("Run these on \(address)? Type migrate to go on: ")
    guard answer == "migrate" else { throw CommandFailure("Nothing was changed.") }
  }
}

/// What `migrate --dry-run --json` prints.
private struct DryRunDocument: Encodable {
  let database: String
  /// Titles of what would run, in order; empty when the database is up to date.
  let pending: [String]
  /// What somebody should see to, although they can be run.
  var warnings: [String] = []
}
