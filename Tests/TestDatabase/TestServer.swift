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
  /// The other end of the watchdog's input. Closing it, by whatever death of this process, ends the server.
  private let leash: Int32

  private init() throws {
    let base = "/tmp/configurator-test-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    directory = DataDirectory(base: base, account: try .current())
    socket = base + "/socket"
    try directory.make()
    leash = try Self.watchdog(base)
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

  /// A shell that waits for us to end, however that happens, then stops the server and clears the directory away.
  private static func watchdog(_ base: String) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw StoreError(.cluster, "no pipe for the test server's watchdog") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let script = """
      cat >/dev/null
      server=$(head -1 "$0/data/postmaster.pid" 2>/dev/null)
      if [ -n "$server" ]; then
        kill -QUIT "$server"
        for attempt in 1 2 3 4 5 6 7 8 9 10; do [ -e "$0/data/postmaster.pid" ] && sleep 0.1; done
      fi
      rm -rf "$0"
      """
    _ = try ChildProcess.start(
      ["/bin/sh", "-c", script, base], log: "/dev/null", environment: ["PATH": "/usr/bin:/bin"], input: ends[0])
    close(ends[0])
    return ends[1]
  }
}
