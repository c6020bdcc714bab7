import ConfigSchema
import Store

/// Whether the database is there, closed to strangers and in step with its record. Makes nothing.
enum DatabaseChecks {
  static func run(_ environment: [String: String]) -> [DoctorCheck] {
    do {
      if let missing = try notMadeYet(environment) { return [missing] }
      let database = try Database.open(environment: environment, offersSample: false)
      defer { database.close() }
      return try Doctor.examine(Connection(database.ownerAddress)) + [you(database.store)]
        + DriftChecks.run(database.store)
    } catch {
      return [DoctorCheck("database", .problem, "\(error)")]
    }
  }

  /// Asked through the session that approves: the owner that the other checks look through is another login.
  private static func you(_ store: Store) throws -> DoctorCheck {
    let actor = try store.actor()
    let name = actor.name.isEmpty ? "" : ", as \(actor.name)"
    if actor.mayApprove { return DoctorCheck("you", .good, "You may approve\(name).") }
    let approvers = try store.actors().filter(\.mayApprove)
    guard approvers.isEmpty else {
      let names = Set(approvers.map { $0.name.isEmpty ? $0.login : $0.name }).sorted().joined(separator: ", ")
      return DoctorCheck("you", .good, "You may propose, not approve. \(names) may.")
    }
    return DoctorCheck(
      "you", .warning, "You may propose, not approve, and nobody else may approve either.",
      advice: "Whoever owns the tables enters \(actor.login) with a profile in crm_actors; docs/guard.md shows how.")
  }

  private static func notMadeYet(_ environment: [String: String]) throws -> DoctorCheck? {
    guard ServerAddress.fromEnvironment(environment) == nil else { return nil }
    let status = try PrivateCluster(environment: environment).status()
    guard status.version == nil else { return nil }
    // What making it would need is looked for now.
    let binaries = try ServerBinaries.find(environment: environment)
    return DoctorCheck(
      "database", .good,
      "There is no private database yet; the first start makes it in \(status.directory) with PostgreSQL \(binaries.major)."
    )
  }
}
