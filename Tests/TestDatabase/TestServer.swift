import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A real PostgreSQL for the tests of this process: started on first use in a temporary directory, gone when the process is.
///
/// Nothing on it is durable (fsync is off), which is what makes it quick.
final class TestServer: Sendable {
  /// A failure is kept too, so that every test that needs the server says why there is none.
  static let shared = Result { try TestServer() }

  let directory: DataDirectory
  private let socket: String

  private init() throws {
    let base = try TestRoot.path() + "/server"
    directory = DataDirectory(base: base, account: try .current())
    socket = base + "/socket"
    try directory.make()
    try Files.makeDirectory(socket)
    try directory.account.own(socket)
    let binaries = try ServerBinaries.find(environment: ["PATH": getenv("PATH").map { String(cString: $0) } ?? ""])
    try directory.initialise(binaries, durable: false)
    try ServerProcess(
      directory, socketDirectory: socket,
      settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=120"]
    ).start(binaries)
    try Bootstrap.makeOwner(Connection(address(database: "postgres", user: DataDirectory.superuser)))
  }

  func address(database: String, user: String) -> ServerAddress {
    ServerAddress(keywords: ["host": socket, "port": "5432", "dbname": database, "user": user])
  }
}
