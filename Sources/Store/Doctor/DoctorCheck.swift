/// One thing that was looked at, and how it stands.
public struct DoctorCheck: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable {
    case good
    /// Works, but somebody should look at it.
    case warning
    /// Does not work, or is not safe.
    case problem
  }

  /// A stable name: `server`, `migrations`, `strangers`, …
  public let name: String
  public let verdict: Verdict
  /// What was found, as a sentence.
  public let finding: String
  /// What to do about it; nil when nothing is to be done.
  public let advice: String?

  public init(_ name: String, _ verdict: Verdict, _ finding: String, advice: String? = nil) {
    (self.name, self.verdict, self.finding, self.advice) = (name, verdict, finding, advice)
  }
}

/// Looks a database over and changes nothing. Each probe answers for itself: one that fails is reported and the others go on.
public enum Doctor {
  static let probes: [(name: String, probe: @Sendable (Connection) throws -> DoctorCheck)] = [
    ("server", ServerProbe.version), ("pooler", GuardProbe.pooler), ("writable", ServerProbe.writable),
    ("encoding", ServerProbe.encoding),
    ("migrations", SetupProbe.migrations), ("platform", SetupProbe.platform), ("extensions", SetupProbe.extensions),
    ("roles", AccessProbe.roles), ("login", AccessProbe.login), ("approvers", AccessProbe.approvers),
    ("row security", AccessProbe.rowSecurity), ("strangers", AccessProbe.strangers),
    ("guard", GuardProbe.sight), ("schema", OpenSchema.check), ("open functions", ExposedFunctions.check),
  ]

  public static func examine(_ connection: Connection) -> [DoctorCheck] {
    probes.map { name, probe in
      do { return try probe(connection) } catch let error as StoreError {
        return DoctorCheck(name, .problem, "This could not be looked at. \(error.message)", advice: error.detail)
      } catch {
        return DoctorCheck(name, .problem, "This could not be looked at: \(error)")
      }
    }
  }
}
