import ConfigSchema
import Glibc
import Store
import TestDatabase
import TestSupport
import Testing

@testable import Engine

/// A small run of it every time. The whole of it, 5,000 events, 50 kills and 3 restarts:
///
///     ENGINE_FAULTS=full swift test --disable-xctest --filter FaultTests
@Suite("Everything that can happen to workers", .serialized) struct FaultTests {
  private static let isFull = getenv("ENGINE_FAULTS") != nil

  @Test("killed, cut off, restarted: nothing is lost, and nothing in the database happens twice")
  func chaos() async throws {
    let failure = await Background { () -> String? in
      do {
        try Chaos(
          leads: Self.isFull ? 5_000 : 300, kills: Self.isFull ? 50 : 8, restarts: Self.isFull ? 3 : 1
        ).run()
        return nil
      } catch { return "\(error)" }
    }.value()
    #expect(failure == .some(nil))
  }

  @Test("a worker that was stopped and wakes when its lease is over is turned away, and counted")
  func stopped() async throws {
    let failure = await Background { () -> String? in
      do {
        try StoppedWorker().run()
        return nil
      } catch { return "\(error)" }
    }.value()
    #expect(failure == .some(nil))
  }

  @Test("a worker that is told to stop ends by itself with nothing in its hands")
  func terminated() async throws {
    let failure = await Background { () -> String? in
      do {
        try TerminatedWorker().run()
        return nil
      } catch { return "\(error)" }
    }.value()
    #expect(failure == .some(nil))
  }
}

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

/// Kills workers, ends sessions and restarts the server while leads come in, then counts.
private final class Chaos: FaultScene {
  private let (leads, kills, restarts): (Int, Int, Int)
  private var random = SeededGenerator(seed: 7)
  private var workers: [WorkerProcess] = []
  private var started = 0

  init(leads: Int, kills: Int, restarts: Int) throws {
    (self.leads, self.kills, self.restarts) = (leads, kills, restarts)
    try super.init()
  }

  func run() throws {
    for _ in 0..<3 { try start() }
    let share = leads / kills
    for round in 0..<kills {
      try makeLeads(round * share..<(round == kills - 1 ? leads : (round + 1) * share))
      usleep(UInt32.random(in: 0...60_000, using: &random))
      workers.remove(at: Int.random(in: 0..<workers.count, using: &random)).end(SIGKILL)
      if round % 3 == 1 { try endSessions() }
      if (round + 1) % (kills / restarts) == 0 { try restart() }
      try start()
    }
    try wait("everything is done") {
      try count("public.crm_events where not processed") == 0
        && count("public.crm_action_runs where status in ('pending', 'running')") == 0
        && count("public.crm_action_runs") == leads * 4
    }
    for worker in workers { try expect(worker.end(SIGTERM) == 0, "a worker ends with 0") }
    try check()
  }

  private func start() throws {
    started += 1
    workers.append(try worker("w\(started)"))
  }

  private func endSessions() throws {
    _ = try? server.connect(.superuser).execute(
      "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
    )
  }

  private func restart() throws {
    try server.crash()
    try server.start()
  }

  private func check() throws {
    try expect(count("public.leads") == leads, "every lead is there")
    try expect(
      count("public.crm_events where event_type = 'lead_created' and processed") == leads, "every event is routed")
    try expect(count("public.crm_events where set_aside is not null") == 0, "none was set aside")
    try expect(count("public.crm_action_runs where status <> 'done'") == 0, "every run is done")
    try expect(
      kills < 20 || count("public.crm_run_errors where message like '%was not heard of any more%'") > 0,
      "some were lost with their worker on the way")
    for (name, table) in [
      ("note", "public.lead_activities where type = 'note'"), ("task", "public.crm_tasks"),
      ("mail on the timeline", "public.lead_activities where type = 'email_sent'"),
    ] {
      try expect(count("(select lead_id from \(table)) x") == leads, "as many as leads: \(name)")
      try expect(count("(select distinct lead_id from \(table)) x") == leads, "one for each lead: \(name)")
    }
    try expect(count("public.messages") == leads, "one message for each lead")
    try expect(count("public.leads where status = 'contacted'") == leads, "every lead was contacted")
    let sent = ledger.keys()
    var known: Set<String> = []
    for row in try owner.execute("select id::text as id from public.crm_action_runs where is_external") {
      known.insert(try row.value("id"))
    }
    try expect(known.count == leads * 2 && Set(sent) == known, "every call was made, under the key of its run")
  }
}

/// Stops a worker in the middle of an attempt, lets another take over, and wakes the first.
private final class StoppedWorker: FaultScene {
  func run() throws {
    let slow = try worker("slow", slowness: 3)
    try makeLeads(0..<1)
    try wait("something is on its way") { !ledger.keys().isEmpty }
    slow.send(SIGSTOP)
    let quick = try worker("quick")
    try wait("the other has done it") {
      try count("public.crm_action_runs where status = 'done' and is_external and worker = 'quick'") == 2
    }
    slow.send(SIGCONT)
    try wait("the first was turned away") {
      try count("public.crm_refused_finishes where worker = 'slow' and wanted = 'finish'") == 1
    }
    let ends = (slow.end(SIGTERM), quick.end(SIGTERM))
    try expect(ends == (0, 0), "both end with 0, not \(ends)")
    try expect(count("public.lead_activities where type = 'email_sent'") == 1, "it was noted once")
    try expect(
      count("public.crm_action_runs where status = 'done' and worker = 'slow' and is_external") == 0, "not by the first"
    )
    let keys = ledger.keys()
    try expect(keys.count > Set(keys).count, "the second attempt had the same key")
  }
}

/// SIGTERM while something is on its way.
private final class TerminatedWorker: FaultScene {
  func run() throws {
    let worker = try worker("w", slowness: 1)
    try makeLeads(0..<1)
    try wait("something is on its way") { !ledger.keys().isEmpty }
    let end = worker.end(SIGTERM)
    try expect(end == 0, "it ends with 0, not \(end): \(Ledger(path: ledger.path + ".log").keys())")
    try expect(count("public.crm_action_runs where status = 'running'") == 0, "nothing is left in its hands")
    try expect(
      count("public.crm_action_runs where status = 'done' and is_external") > 0, "what was on its way is finished")
  }
}
