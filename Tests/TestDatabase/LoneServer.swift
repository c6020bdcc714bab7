import Store

/// A server for one test alone, which may be crashed and started again, with one migrated database.
public final class LoneServer: Sendable {
  private let server: TestServer
  private static let database = "lone"

  public init() throws {
    server = try TestServer(name: "lone-\(UInt32.random(in: 0 ... .max))", more: ["wal_level=replica"])
    let superuser = try Connection(server.address(database: "postgres", user: DataDirectory.superuser))
    try Bootstrap.makeDatabase(Self.database, superuser)
    try Bootstrap.closeSchema(
      Connection(server.address(database: Self.database, user: DataDirectory.superuser)))
    // As servers are set that nobody has hurried for tests.
    try superuser.script("alter database \(Self.database) set synchronous_commit = on")
    try Migrator(connect(.owner)).run()
    try Bootstrap.letAppLogIn(superuser)
  }

  public func address(_ login: TestDatabase.Login) -> ServerAddress {
    server.address(database: Self.database, user: login.name)
  }

  public func connect(_ login: TestDatabase.Login) throws -> Connection { try Connection(address(login)) }

  /// Ends every process of the server at once; what it had not written to disk is lost.
  public func crash() throws { try server.crash() }
  public func start() throws { try server.start() }
  /// From now on it only reads, as the copy of another server does.
  public func startAsStandby() throws { try server.startAsStandby() }
}
