import Glibc
import Store
import TestSupport

@testable import Engine

/// Kills workers, ends sessions and restarts the server while leads come in, then counts.
final class Chaos: FaultScene {
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
    for worker in workers {
      // The last one may have been started only now.
      try wait("\(worker.name) has started") { worker.isReady }
      let code = worker.end(SIGTERM)
      try expect(code == 0, "a worker ends with 0, not with \(code)")
    }
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
