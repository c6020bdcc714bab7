import BenchmarkSupport
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the engine costs and how quick it is, on one server with fsync on. Prints tables; nothing here passes or fails.
///
/// `engine-benchmark [TABLE…] [--small] [--snapshot-minutes N] [--peers COMMAND…]`; TABLE is one of `route`, `life`, `latency`,
/// `capture`, `backtest`, `history`, `snapshot`; all but the last without any. `COMMAND` gets the server's address as its last argument and
/// prints what other queues reach on the same server.
@main
enum EngineBenchmark {
  static func main() throws {
    let wishes = Wishes(CommandLine.arguments.dropFirst())
    let server = try BenchmarkServer(settings: ["track_commit_timestamp = on"])
    do { try tables(server, wishes) } catch {
      try? server.remove()
      throw error
    }
    try server.remove()
  }

  /// At once, also when the output goes to a file.
  private static func heading(_ text: String) {
    print("-- " + text)
    fflush(nil)
  }

  private static func tables(_ server: BenchmarkServer, _ wishes: Wishes) throws {
    let size = wishes.isSmall ? 1000 : 10_000
    let rounds = wishes.isSmall ? 2 : 5
    // Not at once: what one scene publishes would be routed by the tables of the other.
    func route() throws -> RouteTable {
      RouteTable(scene: try Scene(server, properties: 8, action: .later), events: size, rounds: rounds)
    }
    func life() throws -> LifeTable {
      LifeTable(scene: try Scene(server, properties: 8, action: .note), events: size, rounds: rounds)
    }
    if wishes.contains("route") {
      heading("Routing")
      try route().run()
    }
    if wishes.contains("life") {
      heading("The whole life of an event: routed, done in the database, finished")
      try life().run()
      if let command = wishes.peers {
        fflush(nil)
        system("\(command) '\(server.superuserAddress.connectionString)' \(size)")
      }
    }
    if wishes.contains("latency") {
      heading("From an app's commit to the effect's commit, at 100 events a second")
      try LatencyTable(scene: life().scene, seconds: wishes.isSmall ? 2 : 20).run()
    }
    if wishes.contains("capture") {
      heading("What capture adds to an app's own insert")
      try CaptureTable(scene: route().scene, rounds: wishes.isSmall ? 2 : 12).run()
    }
    if wishes.contains("backtest") {
      heading("A back-test of 30 days")
      let scene = try Scene(server, properties: 1, action: .later)
      try BackTestTable(scene: scene, events: size * 10).run()
    }
    if wishes.contains("history") {
      heading("With history behind")
      let sizes = wishes.isSmall ? [1000, 10_000] : [10_000, 1_000_000]
      try HistoryTable(route: route(), life: life(), sizes: sizes).run()
    }
    if wishes.contains("snapshot", onlyWhenNamed: true) {
      heading("With a snapshot held open for \(wishes.snapshotMinutes.short) minutes")
      try SnapshotTable(life: life(), minutes: wishes.snapshotMinutes).run()
    }
  }
}
