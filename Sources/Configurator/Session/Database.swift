import ConfigSchema
import Store

/// The database of one run: the server that was named, or the program's own.
final class Database {
  let store: Store
  /// For the status line: `private database`, or where the named server is.
  let title: String
  /// Tells databases apart in files of ours; never holds a password.
  let key: String
  let isPrivate: Bool
  /// Logs in as whoever may add properties: the owner of the private database, or the named login itself.
  let ownerAddress: ServerAddress
  let address: ServerAddress
  private var cluster: ClusterHandle?
  private let environment: [String: String]

  private init(
    address: ServerAddress, ownerAddress: ServerAddress, title: String, cluster: ClusterHandle?,
    environment: [String: String]
  ) throws(StoreError) {
    store = try Store(Connection(address))
    self.environment = environment
    (self.address, self.ownerAddress, self.title, self.cluster) = (address, ownerAddress, title, cluster)
    (key, isPrivate) = (cluster == nil ? address.description : "private", cluster != nil)
  }

  /// Connects to what `DATABASE_URL` or the PG* variables name; without them starts or joins the private server.
  ///
  /// A named server is never migrated from here: that takes `configurator migrate`.
  /// - Parameter offersSample: whether a new private database gets the invented workspace.
  static func open(
    environment: [String: String], offersSample: Bool = true, onStep: (PrivateCluster.Step) -> Void = { _ in }
  ) throws -> Database {
    guard let named = ServerAddress.fromEnvironment(environment) else {
      let (database, handle) = try openPrivate(environment, onStep)
      if offersSample { try SampleSetup.offer(handle, database.store) }
      return database
    }
    let state = try Migrator(Connection(named)).state()
    if let problem = state.problem { throw CommandFailure(problem) }
    guard state.isCurrent else {
      throw CommandFailure(
        "The database \(named) has not been set up for this version of the program.",
        kept: "Nothing was changed there.",
        next: "See what would be done with `configurator migrate --dry-run`, then run `configurator migrate`.")
    }
    return try Database(
      address: named, ownerAddress: named, title: named.description, cluster: nil, environment: environment)
  }

  private static func openPrivate(
    _ environment: [String: String], _ onStep: (PrivateCluster.Step) -> Void
  ) throws -> (Database, ClusterHandle) {
    let handle = try PrivateCluster.attach(environment: environment, onStep: onStep)
    let database = try Database(
      address: handle.address, ownerAddress: handle.adminAddress, title: "private database", cluster: handle,
      environment: environment)
    return (database, handle)
  }

  /// Opens the session anew when the server went away since it was used last; the private server is started again.
  ///
  /// - Parameter isLost: it is known to be gone, although its last word may not have arrived yet.
  func revive(isLost: Bool = false) throws {
    guard isLost || !store.connection.isAlive else { return }
    if cluster != nil { cluster = try PrivateCluster.attach(environment: environment) }
    try store.reconnect()
  }

  /// Leaves the private server, which stops with its last user.
  func close() {
    _ = try? cluster?.leave()
  }
}
