import Store
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Private database") struct PrivateClusterTests {
  @Test("the first use makes, starts and sets up everything, and the last one stops it")
  func firstUse() throws {
    let home = try ScratchHome(ready: false)
    var steps: [PrivateCluster.Step] = []
    let handle = try PrivateCluster.attach(environment: home.environment) { steps.append($0) }
    #expect(steps.prefix(2) == [.creating, .starting])
    #expect(steps.count == 2 + Migration.all.count)
    let who = try Connection(handle.address).execute(
      "select current_user::text as me, rolsuper from pg_roles where rolname = current_user"
    ).only()
    #expect(try who.value("me") == "configurator_app")
    #expect(try who.value("rolsuper") == false)
    #expect(handle.status.isRunning)
    #expect(try handle.leave())
    #expect(home.serverID == nil)
  }
}
