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
  private let binaries: ServerBinaries
  private let process: ServerProcess

  /// - Parameters:
  ///   - name: its directory; a second server needs another one.
  ///   - more: settings beside those that make it quick.
  init(name: String = "server", more: [String] = []) throws {
    let base = try TestRoot.path() + "/" + name
    directory = DataDirectory(base: base, account: try .current())
    socket = base + "/socket"
    try directory.make()
    try Files.makeDirectory(socket)
    try directory.account.own(socket)
    binaries = try ServerBinaries.find(environment: ["PATH": getenv("PATH").map { String(cString: $0) } ?? ""])
    try directory.initialise(binaries, durable: false)
    process = ServerProcess(
      directory, socketDirectory: socket,
      settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400"] + more)
    try process.start(binaries)
    try Bootstrap.makeOwner(Connection(address(database: "postgres", user: DataDirectory.superuser)))
  }

  func start() throws { try process.start(binaries) }

  func startAsStandby() throws {
    let signal = directory.data + "/standby.signal"
    guard let file = fopen(signal, "w") else { throw StoreError(.cluster, "\(signal) cannot be written") }
    fclose(file)
    try directory.account.own(signal)
    try start()
  }

  /// Ends every process of the server at once and without a last word to the disk.
  func crash() throws {
    let id: Int = try Connection(address(database: "postgres", user: DataDirectory.superuser))
      .execute("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int8 as id").only().value("id")
    kill(pid_t(id), SIGQUIT)
    while kill(pid_t(id), 0) == 0, waitpid(pid_t(id), nil, 0) != id {}
  }

  func address(database: String, user: String) -> ServerAddress {
    ServerAddress(keywords: ["host": socket, "port": "5432", "dbname": database, "user": user])
  }
}
