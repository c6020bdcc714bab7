import ConfigSchema
import Store
import Synchronization
import TestSupport
import Testing
import Transfer

@testable import Engine

@Suite("Looking at a running engine") struct ObservingTests {
  private final class Lines: Sendable {
    private let entries = Mutex<[EngineLogEntry]>([])
    var all: [EngineLogEntry] { entries.withLock { $0 } }
    func add(_ entry: EngineLogEntry) { entries.withLock { $0.append(entry) } }
  }

  private func get(_ server: MetricsServer, _ path: String) async -> HTTPResponse? {
    try? await HTTPSession.shared.send(HTTPRequest(url: "http://127.0.0.1:\(server.port)\(path)"))
  }

  @Test("gauges tell what waits, for how long, and where")
  func gauges() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hi"), .text("Hi {{first_name}}", number: 2))
    try bus.lead()
    try bus.owner.script("update public.crm_events set created_at = now() - interval '90 seconds'")
    let engine = try bus.engineConnection()
    let now: Timestamp = try bus.owner.execute("select now() as t").only().value("t")
    let before = try Gauges.read(engine, now: now)
    #expect(before.lags.map(\.property) == [Community.maple])
    #expect(before.lags.allSatisfy { $0.seconds >= 90 && $0.seconds < 150 })
    _ = try bus.router().route()
    try bus.owner.script(
      """
      update public.crm_action_runs set due_at = now() - interval '1 hour';
      insert into public.crm_refused_finishes (worker, wanted, count) values ('a', 'finish', 2), ('b', 'finish', 1);
      """)
    let after = try Gauges.read(engine, now: now)
    #expect(after.lags.isEmpty && after.dueInside == 1 && after.dueOutside == 1)
    #expect(after.oldestDue >= 3599 && after.refused == ["finish": 3])
  }

  @Test("an engine tells what it does in numbers, and nothing about people")
  func log() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hi"))
    try bus.lead("Ada")
    let lines = Lines()
    let connection = try bus.engineConnection()
    let clock = try ServerClock.aligned(with: connection)
    let watch = EngineWatch(clock: clock) { lines.add($0) }
    let worker = try Worker(connection, name: "w", watch: watch, clock: clock)
    try worker.step()
    try worker.step()
    let entry = try #require(lines.all.first)
    #expect(entry.event == "worked" && entry.numbers.contains { $0 == ("events", 1) })
    let json = try JSONParser.parse(entry.json)
    #expect(json["level"] == "info" && json["events"] == 1 && json["done"] == 1)
    #expect(!lines.all.contains { $0.json.contains("Ada") || $0.json.contains("555") })
    #expect(watch.counts.worker.done == 1)
  }

  @Test("metrics are there for whoever asks on this computer, and nothing else is")
  func served() async throws {
    let bus = try Bus()
    try bus.lead()
    let clock = try ServerClock.aligned(with: bus.owner)
    let server = try MetricsServer(
      port: 0, watch: EngineWatch(clock: clock), address: bus.owner.address, clock: clock)
    defer { server.stop() }
    let page = try #require(await get(server, "/metrics"))
    let text = String(decoding: page.body, as: UTF8.self)
    #expect(page.head.status == 200 && text.contains("configurator_engine_database_up 1"))
    #expect(text.contains("configurator_bus_lag_seconds{property=\"\(Community.maple)\"}"))
    #expect(await get(server, "/")?.head.status == 404)
    #expect(throws: StoreError.self) {
      try MetricsServer(port: server.port, watch: EngineWatch(clock: clock), address: bus.owner.address, clock: clock)
    }
  }
}
