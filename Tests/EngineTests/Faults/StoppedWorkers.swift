import Glibc

/// Stops a worker in the middle of an attempt, lets another take over, and wakes the first.
final class StoppedWorker: FaultScene {
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
final class TerminatedWorker: FaultScene {
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
