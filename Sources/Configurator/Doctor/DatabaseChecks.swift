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
    return DoctorCheck("you", .good, actor.mayApprove ? "You may approve\(name)." : "You may propose, not approve.")
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
