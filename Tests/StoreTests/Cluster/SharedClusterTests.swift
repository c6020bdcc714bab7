import Store
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Programs that share one private server, each in a process of its own.
@Suite("Private database, several programs") struct SharedClusterTests {
  @Test("five programs at once on an empty directory share one server, and the last to leave stops it")
  func five() async throws {
    let home = try ScratchHome(ready: false)
    await withTaskGroup(of: Void.self) { group in
      for number in 1...5 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = home.path as String, number = number as Int] in
            let handle = try PrivateCluster.attach(environment: ["XDG_DATA_HOME": path, "PATH": "/usr/bin:/bin"])
            let connection = try Connection(handle.adminAddress)
            try connection.execute("insert into organizations (name) values ($1)", [.text("organization \(number)")])
            try handle.leave()
          }
        }
      }
    }
    #expect(home.serverID == nil)
    #expect(Files.list(home.base).filter { $0.hasPrefix("init") } == [])
    let handle = try home.attach()
    let count: Int = try Connection(handle.adminAddress).execute("select count(*) from organizations").only().value(
      "count")
    #expect(count == 5)
    #expect(try Connection(handle.adminAddress).execute("select 1 from public.crm_actors").count == 1)
    #expect(try handle.leave())
  }

  @Test("five threads of one program do the same")
  func threads() async throws {
    let home = try ScratchHome(ready: false)
    let processes = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<5 {
        group.addTask {
          let handle = try home.attach()
          defer { _ = try? handle.leave() }
          return try Connection(handle.address).execute("select pg_postmaster_start_time()::text as at").isEmpty
            ? nil : handle.status.process
        }
      }
      return try await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    #expect(processes.count == 5 && !processes.contains(nil))
    #expect(home.serverID == nil)
  }

  @Test("a program that is killed leaves the server running, and the next one finds and stops it")
  func killedProgram() async throws {
    let home = try ScratchHome()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = home.path as String] in
      let handle = try PrivateCluster.attach(environment: ["XDG_DATA_HOME": path, "PATH": "/usr/bin:/bin"])
      try Connection(handle.adminAddress).execute("insert into organizations (name) values ('kept')")
      kill(getpid(), SIGKILL)
    }
    let server = try #require(home.serverID)
    let handle = try home.attach()
    #expect(home.serverID == server)
    #expect(try Connection(handle.address).execute("select 1 from organizations where name = 'kept'").count == 1)
    #expect(try handle.leave())
    #expect(home.serverID == nil)
  }

  @Test("the server stays up while anybody uses it")
  func lastOneOut() throws {
    let home = try ScratchHome()
    let first = try home.attach()
    let second = try home.attach()
    #expect(try !first.leave())
    #expect(try Connection(second.address).execute("select 1").count == 1)
    #expect(try second.leave())
  }

  @Test("stopping and deleting are refused while a program uses the database, and work afterwards")
  func stopAndReset() throws {
    let home = try ScratchHome(ready: false)
    let cluster = try PrivateCluster(environment: home.environment)
    #expect(try cluster.stop() == .wasNotRunning)
    #expect(try cluster.reset())
    let handle = try cluster.attach()
    #expect(try cluster.stop() == .inUse)
    #expect(try !cluster.reset())
    #expect(cluster.status().isRunning)
    #expect(try handle.leave())
    #expect(!cluster.status().isRunning)
    #expect(cluster.status().version != nil)
    try home.write("", to: "a-note")
    #expect(try cluster.reset())
    #expect(Set(Files.list(home.base)) == ["start.lock", "users.lock"])
    #expect(cluster.status().version == nil)
  }
}
