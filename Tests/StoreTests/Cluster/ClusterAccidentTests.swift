import Store
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is left behind by kills, power cuts and other people, and what becomes of it.
@Suite("Private database, accidents") struct ClusterAccidentTests {
  @Test("a killed server is started again with everything that was committed")
  func killedServer() throws {
    let home = try ScratchHome()
    let first = try home.attach()
    let session = try Connection(first.adminAddress)
    try session.execute("insert into organizations (name) values ('kept')")
    kill(try #require(home.serverID), SIGKILL)
    // The session's own process notices when it next waits for us.
    let error = #expect(throws: StoreError.self) { for _ in 0..<100_000 { try session.execute("select 1") } }
    #expect(error?.kind == .connectionLost)
    let second = try home.attach()
    #expect(try Connection(second.address).execute("select 1 from organizations where name = 'kept'").count == 1)
    #expect(try !first.leave())
    #expect(try second.leave())
  }

  @Test("a killed child of the server is survived by connecting again")
  func killedChild() throws {
    let home = try ScratchHome()
    let handle = try home.attach()
    let victim = try Connection(handle.address)
    kill(pid_t(victim.backendID), SIGKILL)
    #expect(throws: StoreError.self) { try victim.execute("select 1") }
    let again = try home.attach()
    #expect(try connected(again.address).execute("select 1").count == 1)
    #expect(try !again.leave())
    #expect(try handle.leave())
  }

  /// The server picks itself up after one of its processes was killed, and turns callers away meanwhile; on a busy machine that
  /// takes its time.
  private func connected(_ address: ServerAddress) throws -> Connection {
    for _ in 0..<12_000 {
      if let connection = try? Connection(address) { return connection }
      poll(nil, 0, 5)
    }
    return try Connection(address)
  }

  @Test("a stale process file that names another live server of the same user is seen through")
  func staleFile() throws {
    let home = try ScratchHome()
    let stranger = try ScratchHome()
    let other = try stranger.attach()
    try home.attach().leave()
    let lines = [
      String(try #require(stranger.serverID)), home.data, "1700000000", "5432", home.base + "/socket", "",
      "  1234567         0",
      "ready   ",
    ]
    try home.write(lines.joined(separator: "\n") + "\n", to: "data/postmaster.pid")
    let handle = try home.attach()
    #expect(home.serverID != stranger.serverID)
    #expect(try Connection(handle.address).execute("select 1").count == 1)
    #expect(other.status.isRunning)
    try handle.leave()
    try other.leave()
  }

  @Test("a set-up that was cut off leaves nothing that gets in the way")
  func halfSetUp() throws {
    let home = try ScratchHome(ready: false)
    try Files.makeDirectory(home.base, mode: 0o755)
    try Files.makeDirectory(home.base + "/init.4711/base")
    try home.write("15\n", to: "init.4711/PG_VERSION")
    try ServerAccount.current().own(home.base)
    let handle = try home.attach()
    #expect(!Files.list(home.base).contains { $0.hasPrefix("init.") })
    try handle.leave()
  }

  @Test("a set-up that was cut off after the server was made is finished the next time")
  func halfMigrated() throws {
    let home = try ScratchHome()
    let handle = try home.attach()
    try Connection(handle.adminAddress.with(["user": DataDirectory.superuser, "dbname": "postgres"]))
      .script("drop database configurator with (force)")
    try handle.leave()
    let again = try home.attach()
    #expect(try Migrator(Connection(again.adminAddress)).state().isCurrent)
    try again.leave()
  }

  @Test("a server whose socket is gone is started afresh")
  func lostSocket() throws {
    let home = try ScratchHome()
    let first = try home.attach()
    let server = home.serverID
    try Files.remove(home.base + "/socket/.s.PGSQL.5432")
    let second = try home.attach()
    #expect(home.serverID != server)
    #expect(try Connection(second.address).execute("select 1").count == 1)
    _ = try first.leave()
    try second.leave()
  }

  @Test("a data directory that is not ours is not touched")
  func foreignData() throws {
    let home = try ScratchHome(ready: false)
    try Files.makeDirectory(home.data, mode: 0o755)
    try home.write("precious", to: "data/letter.txt")
    try ServerAccount.current().own(home.base)
    let error = #expect(throws: StoreError.self) { try home.attach() }
    #expect(error?.message.contains("not a PostgreSQL database") == true)
    #expect(Files.list(home.data) == ["letter.txt"])
  }

  @Test("data made by a version that is not installed is explained and kept")
  func otherVersion() throws {
    let home = try ScratchHome(ready: false)
    try Files.makeDirectory(home.data, mode: 0o755)
    try home.write("9.6\n", to: "data/PG_VERSION")
    try home.write("11\n", to: "data/PG_VERSION")
    let error = #expect(throws: StoreError.self) { try home.attach() }
    #expect(error?.message.contains("made by PostgreSQL 11") == true)
    #expect(Files.list(home.data) == ["PG_VERSION"])
  }

  @Test("a full disk is said plainly, and nothing half made is left")
  func fullDisk() throws {
    let home = try ScratchHome(ready: false)
    let programs = home.path + "/programs"
    try Files.makeDirectory(programs, mode: 0o755)
    try home.script("echo 'postgres (PostgreSQL) 15.1'", at: programs + "/postgres")
    try home.script(
      "echo 'initdb: error: could not write: No space left on device' >&2; exit 1", at: programs + "/initdb")
    let error = #expect(throws: StoreError.self) {
      try PrivateCluster.attach(environment: home.environment.merging(["CONFIGURATOR_POSTGRES_BIN": programs]) { $1 })
    }
    #expect(error?.kind == .diskFull)
    #expect(error?.detail?.contains("No space left") == true)
    #expect(!Files.list(home.base).contains { $0.hasPrefix("init.") || $0 == "data" })
  }

  @Test("a computer without PostgreSQL is told what to install")
  func notInstalled() throws {
    let home = try ScratchHome(ready: false)
    let error = #expect(throws: StoreError.self) {
      try PrivateCluster.attach(environment: home.environment.merging(["CONFIGURATOR_POSTGRES_BIN": "/nowhere"]) { $1 })
    }
    #expect(error?.message.contains("Install it") == true)
  }

  @Test("a database set up by a newer program is left alone")
  func fromTheFuture() throws {
    let home = try ScratchHome()
    let handle = try home.attach()
    try Connection(handle.adminAddress).execute(
      "insert into crm_schema_migrations (number, name, checksum) values (9999, 'later', 'x')")
    let error = #expect(throws: StoreError.self) { try home.attach() }
    #expect(error?.kind == .migration)
    #expect(error?.message.contains("newer version") == true)
    try handle.leave()
  }
}
