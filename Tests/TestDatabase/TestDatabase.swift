import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A database of a test's own on the process's test server. It goes away with the value and its connections.
///
/// Whoever uses only ``address(_:)`` keeps the value alive himself (`withExtendedLifetime`).
public final class TestDatabase: Sendable {
  /// What is in it from the start.
  public enum Content: Sendable {
    /// Nothing at all, as on a new server.
    case empty
    /// Everything the migrations make, without rows.
    case migrated
  }

  /// Who logs in.
  public enum Login: Sendable {
    /// Owns the tables; no superuser. What `migrate` uses.
    case owner
    /// What the program uses.
    case app
    case superuser
    case role(String)

    var name: String {
      switch self {
      case .owner: Bootstrap.owner
      case .app: Bootstrap.app
      case .superuser: DataDirectory.superuser
      case .role(let name): name
      }
    }
  }

  private let server: TestServer
  public let name: String

  public init(_ content: Content = .migrated) throws {
    server = try TestServer.shared.get()
    name = "test_\(UInt64.random(in: 0 ... .max))"
    let template = content == .migrated ? try Self.template.get() : "template0"
    try Connection(server.address(database: "postgres", user: DataDirectory.superuser))
      .script("create database \(name) owner \(Bootstrap.owner) template \(template)")
    // As it is from version 15 on by itself.
    if content == .empty { try Bootstrap.closeSchema(connect(.superuser)) }
  }

  deinit {
    // Whatever is left goes with the server.
    _ = try? Connection(server.address(database: "postgres", user: DataDirectory.superuser))
      .script("drop database if exists \(name) with (force)")
  }

  public func address(_ login: Login = .owner) -> ServerAddress { server.address(database: name, user: login.name) }

  public func connect(
    _ login: Login = .owner, options: ConnectionOptions = ConnectionOptions()
  ) throws -> Connection {
    var options = options
    let onNotice = options.onNotice
    // The connection holds the database through this closure.
    options.onNotice = { notice in withExtendedLifetime(self) { onNotice(notice) } }
    return try Connection(address(login), options: options)
  }

  /// Migrated once per process; every test gets a copy.
  private static let template = Result<String, any Error> {
    let server = try TestServer.shared.get()
    let name = "migrated"
    let superuser = try Connection(server.address(database: "postgres", user: DataDirectory.superuser))
    try Bootstrap.makeDatabase(name, superuser)
    try Bootstrap.closeSchema(Connection(server.address(database: name, user: DataDirectory.superuser)))
    try Migrator(Connection(server.address(database: name, user: Bootstrap.owner))).run()
    try Bootstrap.letAppLogIn(superuser)
    return name
  }
}
