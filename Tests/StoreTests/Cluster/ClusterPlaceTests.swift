import Store
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the private database lives, and as whom.
@Suite("Private database, place and user") struct ClusterPlaceTests {
  @Test(
    "the data home follows the XDG specification",
    arguments: [
      (["XDG_DATA_HOME": "/srv/data", "HOME": "/home/ann"], "/srv/data/configurator"),
      (["XDG_DATA_HOME": "/srv/data/", "HOME": "/home/ann"], "/srv/data/configurator"),
    ])
  func explicitHome(environment: [String: String], expected: String) throws {
    #expect(try DataHome.directory(environment: environment) == expected)
  }

  @Test("without XDG_DATA_HOME, or with a relative one, it is the usual place of the user")
  func usualHome() throws {
    let expected = geteuid() == 0 ? "/var/lib/configurator" : "/home/ann/.local/share/configurator"
    #expect(try DataHome.directory(environment: ["HOME": "/home/ann"]) == expected)
    #expect(try DataHome.directory(environment: ["HOME": "/home/ann", "XDG_DATA_HOME": "data"]) == expected)
  }

  @Test("a path too long for a socket gets its socket elsewhere, in a directory of mode 0700")
  func deepHome() throws {
    let home = try ScratchHome(deep: true)
    let handle = try home.attach()
    let socket = try #require(handle.status.socketDirectory)
    #expect(!socket.hasPrefix(home.path))
    var info = stat()
    #expect(stat(socket, &info) == 0 && info.st_mode & 0o777 == 0o700)
    #expect(try Connection(handle.address).execute("select 1").count == 1)
    try handle.leave()
    try Files.remove(socket)
  }

  @Test("a socket directory that others may enter is refused")
  func openSocketDirectory() throws {
    let home = try ScratchHome()
    try home.attach().leave()
    chmod(home.base + "/socket", 0o755)
    let error = #expect(throws: StoreError.self) { try home.attach() }
    #expect(error?.message.contains("others may enter it") == true)
  }

  @Test(
    "as root, where the server's user cannot get at XDG_DATA_HOME, the data is in root's place, whatever the umask",
    .enabled(if: geteuid() == 0))
  func fallback() async throws {
    let home = try ScratchHome(ready: false)
    let other = try ScratchHome(ready: false)
    chmod(home.path, 0o700)
    // The umask belongs to the process, so this has one of its own.
    await #expect(processExitsWith: .success) {
      [environment = home.environment as [String: String], place = other.path + "/var/configurator" as String] in
      umask(0o077)
      let cluster = try PrivateCluster(environment: environment, rootHome: place)
      var steps: [PrivateCluster.Step] = []
      let handle = try cluster.attach { steps.append($0) }
      let wanted = try #require(environment["XDG_DATA_HOME"]) + "/configurator/postgres"
      try #require(steps.first == .placedElsewhere(wanted: wanted, used: place + "/postgres"))
      try #require(try Connection(handle.address).execute("select 1").count == 1)
      try handle.leave()
    }
    #expect(Files.list(home.path).isEmpty)
  }

  @Test("as root, data that the server's user cannot reach any more is explained", .enabled(if: geteuid() == 0))
  func unreachableForServer() throws {
    let home = try ScratchHome()
    chmod(home.path, 0o700)
    let error = #expect(throws: StoreError.self) { try home.attach() }
    #expect(error?.message.contains("may not enter that directory") == true)
    #expect(error?.message.contains("XDG_DATA_HOME") == true)
  }

  @Test("as root, the server runs as the user postgres", .enabled(if: geteuid() == 0))
  func serverUser() throws {
    let home = try ScratchHome()
    let handle = try home.attach()
    var info = stat()
    #expect(stat("/proc/\(try #require(home.serverID))", &info) == 0)
    #expect(info.st_uid == getpwnam("postgres").pointee.pw_uid)
    try handle.leave()
  }

  @Test("an ordinary user has a server of his own under his own name", .enabled(if: geteuid() == 0))
  func ordinaryUser() async throws {
    let home = try ScratchHome(ready: false)
    let nobody = getpwnam("nobody").pointee
    try #require(chown(home.path, nobody.pw_uid, nobody.pw_gid) == 0)
    await #expect(processExitsWith: .success) {
      [path = home.path as String, uid = nobody.pw_uid as uid_t, gid = nobody.pw_gid as gid_t] in
      try #require(setgroups(0, nil) == 0 && setgid(gid) == 0 && setuid(uid) == 0)
      let handle = try PrivateCluster.attach(environment: ["XDG_DATA_HOME": path, "PATH": "/usr/bin:/bin"])
      let row = try Connection(handle.address).execute("select current_user::text as me").only()
      try #require(try row.value("me") == "configurator_app")
      try #require(try handle.leave())
    }
    var info = stat()
    #expect(stat(home.data, &info) == 0 && info.st_uid == nobody.pw_uid)
  }

  @Test("the address for looking in reads every row and changes none")
  func readAddress() throws {
    let home = try ScratchHome()
    let handle = try home.attach()
    let admin = try Connection(handle.adminAddress)
    try admin.execute("insert into organizations (name) values ('here')")
    let url = ServerAddress(handle.readAddress.connectionString)
    let reader = try Connection(url)
    #expect(try reader.execute("select 1 from organizations").count == 1)
    #expect(try reader.execute("select 1 from crm_schema_migrations").count == Migration.all.count)
    #expect(try reader.execute("select 1 from auth.users").count == 1)
    let error = #expect(throws: StoreError.self) {
      try reader.script("set default_transaction_read_only = off; insert into organizations (name) values ('x')")
    }
    #expect([.permissionDenied, .readOnly].contains(error?.kind))
    try handle.leave()
  }

  @Test("durability is on: a commit is on the disk")
  func durable() throws {
    let home = try ScratchHome()
    let handle = try home.attach()
    let row = try Connection(handle.address).execute(
      """
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages, current_setting('listen_addresses') as tcp
      """
    ).only()
    #expect(try row.value("fsync") == "on")
    #expect(try row.value("commit") == "on")
    #expect(try row.value("pages") == "on")
    #expect(try row.value("tcp") == "")
    try handle.leave()
  }
}
