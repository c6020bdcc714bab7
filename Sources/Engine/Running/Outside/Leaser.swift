import ConfigSchema
import Store

/// Takes due runs that leave the machine for this worker, each checked in the transaction that leases it: trigger and action,
/// the lead as it is now, its wishes, the hour where it is, and how much it got today.
final class Leaser {
  private let connection: Connection
  private let worker: String
  private let terms: LeaseTerms
  private let attempts: Int
  private let sender: any Sender
  private var runContext = RunContext()

  init(_ connection: Connection, worker: String, terms: LeaseTerms, attempts: Int, sender: any Sender) {
    (self.connection, self.worker, self.terms) = (connection, worker, terms)
    (self.attempts, self.sender) = (attempts, sender)
  }

  struct Lease {
    var runs: [LeasedRun] = []
    var cancelled = 0
    var held = 0
    var failed = 0
    var waiting = 0
    var count: Int { runs.count + cancelled + held + failed + waiting }
  }

  /// One short transaction; nothing is sent in it.
  func lease(now: Timestamp, limit: Int) throws -> Lease {
    guard limit > 0 else { return Lease() }
    return try connection.transaction {
      let due = try claim(now, limit)
      guard !due.isEmpty else { return Lease() }
      let sorted = sort(due, try context(due, now))
      var statements: [Statement] = []
      let lost = due.compactMap { run in run.lostBy.map { (id: run.run.id, worker: $0) } }
      if !lost.isEmpty { statements.append(LeaseStatements.lost(lost, now: now)) }
      if !sorted.leased.isEmpty {
        let until = Timestamp(seconds: now.seconds + terms.length)
        statements.append(LeaseStatements.lease(sorted.leased.map(\.id), worker: worker, until: until))
      }
      if !sorted.verdicts.isEmpty {
        statements.append(LeaseStatements.settle(sorted.verdicts, worker: worker, now: now))
      }
      try connection.batch(statements)
      func count(_ status: String) -> Int { sorted.verdicts.count { $0.status == status } }
      return Lease(
        runs: sorted.leased, cancelled: count("cancelled"), held: count("held"), failed: count("dead"),
        waiting: count("pending"))
    }
  }

  private func claim(_ now: Timestamp, _ limit: Int) throws -> [DueSending] {
    let claim = LeaseStatements.claim(now, limit: limit)
    var ids: [ItemID] = []
    for row in try connection.execute(claim.sql, claim.parameters) { ids.append(try row.value("id")) }
    guard !ids.isEmpty else { return [] }
    let read = LeaseStatements.read(ids, now: now)
    var due: [DueSending] = []
    var revisions: [ItemID: Int] = [:]
    for row in try connection.execute(read.sql, read.parameters) {
      let sending = try DueSending(row)
      revisions[sending.run.property] = try row.value("revision")
      if !sending.isBusy { due.append(sending) }
    }
    var runs = due.map(\.run)
    try runContext.complete(&runs, revisions, .all, now: now, connection)
    for index in due.indices { due[index].run = runs[index] }
    return due
  }

  /// What is looked up once for all of them.
  private struct Context {
    var now: Timestamp
    var windows: [String: TextingWindow] = [:]
    var templates: [MessageTemplate] = []
    var places: [ItemID: JSONObject] = [:]
  }

  private func context(_ due: [DueSending], _ now: Timestamp) throws -> Context {
    var context = Context(now: now)
    let zones = Set(due.flatMap(\.zones))
    let templated = due.filter { $0.run.snapshot?.config["template_slug"]?.string != nil }
    let answers = try connection.batch([
      TextingWindow.statement(zones, now: now), MessageTemplate.statement(Set(templated.map(\.run.property))),
    ])
    for row in answers[0] {
      let window = try TextingWindow(row)
      context.windows[window.zone] = window
    }
    for row in answers[1] { context.templates.append(try MessageTemplate(row)) }
    context.places = try PropertyPlaces.read(for: due.map(\.run), connection)
    return context
  }

  private func sort(
    _ due: [DueSending], _ context: Context
  ) -> (leased: [LeasedRun], verdicts: [LeaseStatements.Verdict]) {
    var leased: [LeasedRun] = []
    var verdicts: [LeaseStatements.Verdict] = []
    for sending in due {
      switch judge(sending, context) {
      case .success(let outgoing): leased.append(LeasedRun(sending, outgoing))
      case .failure(let verdict): verdicts.append(verdict)
      }
    }
    return (leased, verdicts)
  }

  private func judge(_ sending: DueSending, _ context: Context) -> Result<Outgoing, LeaseStatements.Verdict> {
    let run = sending.run
    func not(_ status: String, _ reason: String, due: Timestamp? = nil) -> Result<Outgoing, LeaseStatements.Verdict> {
      let lost = sending.lostBy == nil || status == "pending" ? "" : "; an earlier attempt may have gone out"
      return .failure(LeaseStatements.Verdict(run: run.id, status: status, reason: reason + lost, due: due))
    }
    if sending.lostBy != nil, run.attempt - sending.triedBefore >= attempts {
      return not("dead", "every worker that tried was lost")
    }
    let routes = runContext[run.property]
    let action: Action
    switch RunDecision.decide(run, routes) {
    case .cancel(let reason): return not("cancelled", reason)
    case .hold(let reason): return not("held", reason)
    case .go(let found): action = found
    }
    guard let routes else { return not("cancelled", "the property is gone") }
    let objection = DeliveryRules.verdict(sending.facts(routes, context.windows, now: context.now))
    switch objection {
    case .cancel(let reason): return not("cancelled", reason)
    case .hold(let reason): return not("held", reason)
    case .wait, nil: break
    }
    let draft = OutgoingDraft(
      sending: sending, action: action, routes: routes, templates: context.templates,
      place: context.places[run.property] ?? [:])
    switch draft.result() {
    case .hold(let reason): return not("held", reason)
    case .ready(let outgoing):
      if let reason = sender.whyNotSetUp(outgoing) { return not("held", reason) }
      if case .wait(let until, let reason) = objection { return not("pending", reason, due: until) }
      return .success(outgoing)
    }
  }
}

extension LeasedRun {
  /// The numbers as the lease makes them.
  fileprivate init(_ sending: DueSending, _ outgoing: Outgoing) {
    let run = sending.run
    self.init(
      id: run.id, property: run.property, actionType: run.actionType, lead: run.lead, hops: run.hops,
      attempt: run.attempt + 1, tries: run.attempt + 1 - sending.triedBefore, fence: run.fence + 1, outgoing: outgoing)
  }
}
