import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("The low watermark") struct LowWatermarkTests {
  private let maple = Community.maple
  private let birch = Community.birch

  private func look(_ running: ClosedRange<Int>, drawn: Int, left: [ItemID: Int] = [:]) -> LowWatermark.Look {
    LowWatermark.Look(oldestRunning: running.lowerBound, firstUnbegun: running.upperBound, drawn: drawn, left: left)
  }

  @Test("a number counts as passed once nothing runs any more that ran when it had been drawn")
  func passing() {
    var mark = LowWatermark()
    mark.pass(look(5...10, drawn: 100))
    mark.pass(look(5...11, drawn: 140))
    #expect(mark.common == 0, "100 had been drawn, but nobody knows yet by whom")
    mark.pass(look(10...12, drawn: 150))
    #expect(mark.common == 0, "transaction 10 may have drawn below 100 and is still running")
    mark.pass(look(11...13, drawn: 160))
    #expect(mark.common == 100)
    mark.pass(look(13...13, drawn: 170))
    #expect(mark.common == 150)
  }

  @Test("where something is left waiting, the mark stays below it until it is taken")
  func left() {
    var mark = LowWatermark()
    mark.pass(look(1...1, drawn: 100))
    mark.pass(look(1...1, drawn: 100))
    mark.pass(look(1...1, drawn: 100, left: [maple: 40, birch: 200]))
    #expect(mark.common == 100)
    #expect(mark.own == [maple: 40])
    mark.pass(look(1...1, drawn: 100, left: [maple: 90]))
    #expect(mark.own == [maple: 90])
    mark.pass(look(1...1, drawn: 100))
    #expect(mark.own.isEmpty)
  }

  @Test("numbers that fall belong to another database, of which nothing is known")
  func fallen() {
    var mark = LowWatermark()
    for _ in 0..<3 { mark.pass(look(1...1, drawn: 100)) }
    #expect(mark.common == 100)
    mark.pass(look(1...1, drawn: 7))
    #expect(mark.common == 0)
  }

  @Test(
    "a router passes what is over, and still finds what is committed late or set back below it", .timeLimit(.minutes(2))
  )
  func routing() async throws {
    let bus = try Bus(capturing: false)
    let slow = try bus.community.owner()
    try slow.script("begin")
    try slow.execute(
      "insert into public.crm_events (property_id, event_type) values ($1, 'slow')", [.id(Community.maple)])
    let publish = "insert into public.crm_events (property_id, event_type) select $1, 'x' from generate_series(1, 30)"
    try bus.owner.execute(publish, [.id(Community.maple)])
    let router = Router(try bus.engineConnection(), thoroughLooks: Rounds(least: .milliseconds(500), share: 1))
    for _ in 0..<5 { _ = try router.route() }
    #expect(router.watermark.common == 0, "the slow transaction has drawn below them")
    #expect(try bus.count("public.crm_events where processed") == 30)
    try slow.script("commit")
    #expect(try router.route().events == 1)
    // What others write on the same server holds it up as well, as long as that takes.
    while router.watermark.common < 31 {
      _ = try router.route()
      await Self.others()
    }
    #expect(router.watermark.common == 31)

    try bus.owner.execute("update public.crm_events set processed = false where seq = 3")
    // It lies below the mark: a look from the start finds it.
    while try router.route().events == 0 { await Self.others() }
    #expect(try bus.count("public.crm_events where not processed") == 0)
  }

  /// Lets those go on whose transactions are waited for: they may need this very thread.
  private static func others() async { await Task.yield() }

  @Test("a session that was lost takes its mark along: the server may have forgotten what was routed last")
  func newSession() throws {
    let bus = try Bus(capturing: false)
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type) select $1, 'x' from generate_series(1, 30)",
      [.id(Community.maple)])
    var mark = LowWatermark()
    for _ in 0..<3 { mark.pass(look(1...1, drawn: 30)) }
    var rounds = Rounds(least: .seconds(600), share: 0.001)
    rounds.did(since: .now)
    let connection = try bus.engineConnection()
    let router = Router(connection, thoroughLooks: rounds, watermark: mark)
    #expect(try router.route().events == 0, "they lie below the mark")
    try connection.reconnect()
    try connection.workAsEngine()
    #expect(try router.route().events == 30)
  }

  @Test("what does not fit into a batch keeps the mark of its community down")
  func crowded() throws {
    let bus = try Bus(capturing: false)
    let publish = "insert into public.crm_events (property_id, event_type) select $1, 'x' from generate_series(1, 300)"
    try bus.owner.execute(publish, [.id(Community.maple)])
    try bus.owner.execute(publish, [.id(Community.birch)])
    let router = try bus.router()
    var routed = 0
    for _ in 0..<40 { routed += try router.route(limit: 20).events }
    #expect(routed == 600)
    #expect(try router.route().events == 0)
  }
}
