import ConfigSchema
import Store

/// A runner that goes along with a router: what lives in the database and is due as soon as it is known is done in the transaction
/// that routes its event, and never waits in the table to be found again.
public struct PromptRunner {
  let runner: Runner
  let now: Timestamp

  /// What is done along.
  struct Work {
    let done: Set<ItemID>
    let statements: [Statement]
    let worker: String
  }

  /// The first due run of each lead or other subject: what comes later for the same one looks at it after this, and what stands
  /// behind something that waits already is not done before that. The rest is left to ``Runner/run(now:known:limit:)``, and so
  /// is whatever is to be cancelled or held.
  /// - Parameter connection: the router's, in the transaction that will write them down.
  func work(
    on runs: [NewRun], of claim: Claim, knowing news: LeadNews, _ connection: Connection
  ) throws -> Work? {
    let payloads = Dictionary(claim.events.map { ($0.seq, $0.payload) }) { first, _ in first }
    var seen: Set<ItemID> = []
    let first = runs.filter { !$0.plan.isExternal && $0.plan.dueAt <= now }
      .sorted { DuePlace($0.plan) < DuePlace($1.plan) }
      .map { DueRun($0, payload: payloads[$0.plan.eventSeq] ?? [:]) }
      .filter { seen.insert($0.subject).inserted }
    guard !first.isEmpty else { return nil }
    let sorted = try runner.sort(planned: first, claim.revisions, knowing: news, now: now, connection)
    return Work(
      done: Set(sorted.ready.map(\.run.id)), statements: sorted.effects(runner.shape), worker: runner.worker)
  }
}

extension DuePlace {
  fileprivate init(_ run: PlannedRun) { self.init(dueAt: run.dueAt, eventSeq: run.eventSeq, order: run.order) }
}

extension DueRun {
  fileprivate init(_ new: NewRun, payload: JSONObject) {
    let run = new.plan
    self.init(
      id: new.id, property: run.property, trigger: run.trigger, action: run.action, actionVersion: run.actionVersion,
      actionType: run.actionType, entityType: run.entityType, entity: run.entity, lead: run.lead, hops: run.hops,
      attempt: 0, fence: 0, actionExists: true, payload: payload)
  }
}
