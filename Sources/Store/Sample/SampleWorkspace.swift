import ConfigSchema

/// An invented organization to try things on: two communities with a month of leads, tours, reviews and events, and nothing
/// configured. On a private database only; nothing is ever sent for a community marked as sample.
///
/// A proposal to try is saved by the caller through `Store.save(_:)`, like any other.
public struct SampleWorkspace: Hashable, Sendable {
  public let organization: ItemID
  /// The multifamily community first, then the student housing.
  public let properties: [ItemID]

  static let standard = SampleWorkspace(
    organization: ItemID("5a3b1e00-0000-4000-8000-000000000001"),
    properties: [ItemID("5a3b1e00-0000-4000-8000-000000000011"), ItemID("5a3b1e00-0000-4000-8000-000000000012")])

  /// - Returns: the sample, if this database holds it.
  public static func find(_ owner: Connection) throws(StoreError) -> SampleWorkspace? {
    let found = try owner.execute("select from organizations where id = $1", [.id(standard.organization)])
    return found.isEmpty ? nil : standard
  }

  /// Fills the sample in; does nothing when it is there. All times lie before now, up to 30 days.
  ///
  /// Several programs may try at the same moment: one does it, the others wait for it.
  /// - Parameter owner: a session at ``ClusterHandle/adminAddress``.
  @discardableResult
  public static func install(_ owner: Connection) throws -> SampleWorkspace {
    try requirePrivate(owner)
    if let found = try find(owner) { return found }
    try owner.transaction {
      try owner.execute("select pg_advisory_xact_lock($1)", [.int(lock)])
      // Whoever held the lock before may have done it.
      guard try find(owner) == nil else { return }
      for sql in parts { try owner.script(String(decoding: sql, as: UTF8.self)) }
      // A person who belongs to no organization yet belongs to this one while it is here.
      try owner.execute("update profiles set org_id = $1 where org_id is null", [.id(standard.organization)])
    }
    return standard
  }

  /// Takes the sample away with everything that was configured, recorded and proposed for it.
  public static func remove(_ owner: Connection) throws {
    try requirePrivate(owner)
    try owner.transaction {
      // One of the two may have been removed by its name before.
      for property in standard.properties where try PropertyRemoval(owner, property).isThere() {
        try PropertyRemoval(owner, property).run()
      }
      try owner.execute("update profiles set org_id = null where org_id = $1", [.id(standard.organization)])
      try owner.execute("delete from organizations where id = $1", [.id(standard.organization)])
    }
  }

  /// The name of the advisory lock for filling in; "sample" in ASCII.
  private static let lock = 0x7361_6D70_6C65

  /// Each part uses what the one before has left.
  private static let parts = [
    PackageResources.properties_sql, PackageResources.leads_sql, PackageResources.tours_sql,
    PackageResources.conversations_sql, PackageResources.reviews_sql, PackageResources.events_sql,
  ]

  /// Invented people must never stand among real ones on somebody's server.
  private static func requirePrivate(_ owner: Connection) throws(StoreError) {
    let login: String = try owner.execute("select session_user::text as login").only().value("login")
    guard login == Bootstrap.owner else {
      throw StoreError(
        .permissionDenied,
        "The sample lives on the private database only. Nothing was changed. Unset DATABASE_URL to use it.")
    }
  }
}
