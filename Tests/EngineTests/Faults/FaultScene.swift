import ConfigSchema
import Glibc
import Store
import TestDatabase
import TestSupport

@testable import Engine

/// A server, a community with one trigger, and a ledger of what was sent.
class FaultScene {
  let server: LoneServer
  let ledger: Ledger
  private(set) var owner: Connection

  init() throws {
    server = try LoneServer()
    owner = try server.connect(.owner)
    ledger = Ledger(path: try TestRoot.fresh("ledger"))
    try Community.settle(owner)
    try Capture(owner).install()
    try Store(server.connect(.app)).change {
      $0.triggers.append(
        Trigger(
          id: Sample.id(3, 1), name: "All at once", eventType: "lead_created", conditions: [],
          actions: [
            .note("Hello {{first_name}}"),
            Action(id: Sample.id(4, 2), type: "create_task", config: ["title": "Call {{first_name}}"]),
            .mail("Hello", "Hello {{first_name}}", number: 3),
            .call(["url": "https://hooks.example.test/in"], number: 4),
          ]))
    }
  }

  func worker(_ name: String, slowness: Double = 0.02) throws -> WorkerProcess {
    try WorkerProcess(name, on: server.address(.owner), ledger: ledger.path, slowness: slowness)
  }

  /// Makes leads under given ids, so that one whose commit got no answer is not made twice.
  func makeLeads(_ numbers: Range<Int>) throws {
    for number in numbers {
      try persistently {
        _ = try owner.execute(
          """
          insert into public.leads (id, property_id, first_name, email) values ($1, $2, $3, 'lead@example.test')
          on conflict (id) do nothing
          """, [.id(Sample.id(7, number)), .id(Community.maple), .text("Lead \(number)")])
      }
    }
  }

  /// The server may be away, or this session may have been ended with the others.
  func persistently<T>(_ body: () throws -> T) throws -> T {
    for _ in 0..<2_000 {
      do { return try body() } catch let error as StoreError where error.isPassing {
        usleep(5_000)
        if !owner.isAlive, let fresh = try? server.connect(.owner) { owner = fresh }
      }
    }
    return try body()
  }

  func count(_ query: String) throws -> Int {
    try persistently { try owner.execute("select count(*) from \(query)").only().value("count") }
  }

  /// Looks until it is so.
  func wait(_ what: String, until condition: () throws -> Bool) throws {
    for _ in 0..<6_000 {
      if try condition() { return }
      usleep(10_000)
    }
    let left = try owner.execute(
      "select string_agg(s, ', ') as it from (select status || ' ' || count(*) as s from public.crm_action_runs group by status) x"
    ).only()
    throw StoreError(.other, "waited in vain until \(what); runs: \((try left.optional("it") as String?) ?? "none")")
  }

  func expect(_ isSo: Bool, _ what: String) throws {
    if !isSo { throw StoreError(.other, "not so: \(what)") }
  }
}
