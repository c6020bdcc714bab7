import ConfigSchema
import Store
import TestSupport
import Testing

@testable import Engine

@Suite("Leases of what leaves the machine") struct LeaseTests {
  private let bus: Bus
  private let run: ItemID

  init() throws {
    bus = try Bus()
    try bus.approve(on: "lead_created", .text("Hi"))
    try bus.lead("Ada")
    _ = try bus.router().route()
    run = try bus.owner.execute("select id from public.crm_action_runs").only().value("id")
  }

  private func later(_ seconds: Double) -> Timestamp { Timestamp(seconds: bus.now.seconds + seconds) }

  private func leaser(_ name: String, attempts: Int = 8) throws -> Leaser {
    Leaser(
      try bus.engineConnection(), worker: name, terms: LeaseTerms(length: 30), attempts: attempts,
      sender: RecordingSender())
  }

  private func finisher(_ name: String, backoff: Backoff = Backoff()) throws -> Finisher {
    Finisher(connection: try bus.engineConnection(), worker: name, backoff: backoff)
  }

  private func state() throws -> String {
    try bus.owner.execute(
      "select concat_ws(' ', status, attempt, fence, worker) as state from public.crm_action_runs"
    ).only().value("state")
  }

  private func refused() throws -> [String] {
    try bus.owner.execute(
      "select concat_ws(' ', worker, wanted, count) as it from public.crm_refused_finishes order by 1"
    )
    .map { row in try row.value("it") }
  }

  private func errors() throws -> [String] {
    try bus.owner.execute("select attempt || ': ' || message as it from public.crm_run_errors order by attempt")
      .map { row in try row.value("it") }
  }

  @Test("a run belongs to one worker at a time, until its lease is over")
  func takenOver() throws {
    let first = try #require(try leaser("first").lease(now: bus.now, limit: 5).runs.first)
    #expect(try state() == "running 1 1 first")
    #expect(try leaser("second").lease(now: later(29.9), limit: 5).count == 0)
    let second = try #require(try leaser("second").lease(now: later(30), limit: 5).runs.first)
    #expect(second.id == first.id)
    #expect(try state() == "running 2 2 second")
    #expect(try errors() == ["1: first was not heard of any more; whether it was sent is not known"])
  }

  @Test(
    "a worker that wakes too late can neither finish, fail nor delay it, and each attempt to is counted",
    arguments: [
      (.sent(externalID: "late"), "finish"), (.refused(reason: "no"), "fail"),
      (.retry(reason: "busy", after: 5), "delay"),
      (.notSetUp(reason: "nobody"), "finish"),
    ] as [(SendOutcome, String)])
  func late(_ outcome: SendOutcome, _ wanted: String) throws {
    let first = try #require(try leaser("first").lease(now: bus.now, limit: 5).runs.first)
    let second = try #require(try leaser("second").lease(now: later(31), limit: 5).runs.first)
    #expect(try finisher("first").finish(Landing(run: first, outcome: outcome), now: later(32)) == .refused)
    #expect(try state() == "running 2 2 second")
    #expect(try refused() == ["first \(wanted) 1"])
    #expect(try bus.count("public.lead_activities") == 0)
    let landing = Landing(run: second, outcome: .sent(externalID: "ok"))
    #expect(try finisher("second").finish(landing, now: later(33)) == .done)
    #expect(try finisher("first").finish(Landing(run: first, outcome: outcome), now: later(34)) == .refused)
    #expect(try state() == "done 2 2 second")
    #expect(try refused() == ["first \(wanted) 2"])
    #expect(try bus.count("public.lead_activities") == 1)
  }

  @Test("a finish whose answer got lost is no second one, and nobody is turned away")
  func twice() throws {
    let first = try #require(try leaser("first").lease(now: bus.now, limit: 5).runs.first)
    let landing = Landing(run: first, outcome: .sent(externalID: nil))
    #expect(try finisher("first").finish(landing, now: bus.now) == .done)
    #expect(try finisher("first").finish(landing, now: bus.now) == .done)
    #expect(try bus.count("public.lead_activities") == 1)
    #expect(try refused().isEmpty)
  }

  @Test("a failed attempt waits a random time that grows, or as long as the provider asks")
  func retries() throws {
    let backoff = Backoff(first: 10, longest: 40, attempts: 4)
    var now = bus.now
    for (attempt, longest) in [(1, 10.0), (2, 20), (3, 40)] {
      let leased = try #require(try leaser("w").lease(now: now, limit: 1).runs.first)
      #expect(leased.tries == attempt)
      let landing = Landing(run: leased, outcome: .retry(reason: "busy \(attempt)", after: attempt == 2 ? 900 : nil))
      #expect(try finisher("w", backoff: backoff).finish(landing, now: now) == .again)
      let due = try #require(try bus.due().first)
      let wait = due.seconds - now.seconds
      #expect(attempt == 2 ? wait == 900 : (0...longest).contains(wait))
      now = due
    }
    let last = try #require(try leaser("w").lease(now: now, limit: 1).runs.first)
    let landing = Landing(run: last, outcome: .retry(reason: "busy 4", after: nil))
    #expect(try finisher("w", backoff: backoff).finish(landing, now: now) == .dead)
    #expect(try errors() == ["1: busy 1", "2: busy 2", "3: busy 3", "4: busy 4"])
    #expect(try bus.runs().first?.reason == "busy 4")
  }

  @Test("a refusal for good takes one attempt; a person may have it tried again under its key, with attempts anew")
  func refusal() async throws {
    let sender = RecordingSender { $0 == 1 ? .refused(reason: "no such number") : .retry(reason: "busy", after: nil) }
    try await bus.deliver(sender)
    #expect(try bus.runs() == [Bus.RunRow(type: "send_sms", status: "dead", reason: "no such number")])
    let book = RunBook(try bus.engineConnection())
    #expect(try book.retry(run))
    // Tries again as often as a new run would, although there was an attempt already.
    for _ in 0..<2 {
      try await bus.deliver(sender, backoff: Backoff(first: 0.000_001, longest: 0.000_001, attempts: 2))
      bus.now = later(3600)
    }
    #expect(Set(sender.sent.map(\.key)) == [run])
    #expect(sender.sent.count == 3)
    #expect(try errors() == ["1: no such number", "2: busy", "3: busy"])
    #expect(try bus.runs().first?.status == "dead")
  }

  @Test("while it is under way its worker says that it lives, and one that was silent learns that it is too late")
  func heartbeat() async throws {
    let signal = Signal()
    let slow = RecordingSender { _ in
      await signal.raised()
      return .sent(externalID: nil)
    }
    let first = try bus.courier(slow, name: "first")
    let second = try leaser("second")
    #expect(try first.step(now: bus.now))
    try first.step(now: later(10))
    #expect(try second.lease(now: later(39), limit: 1).count == 0)
    #expect(try second.lease(now: later(40), limit: 1).runs.count == 1)
    try first.step(now: later(41))
    #expect(try refused() == ["first extend 1"])
    signal.raise()
    for _ in 0..<1_000_000 where !first.isIdle {
      try first.step(now: later(42))
      await Task.yield()
    }
    #expect(try refused() == ["first extend 1", "first finish 1"])
    #expect(first.tally.refused == 2)
    #expect(try state() == "running 2 2 second")
  }

  @Test("two messages to one lead are never on their way at once")
  func onePerLead() throws {
    try bus.approve(on: "lead_engaged", .text("a", number: 11), .mail("b", "b", number: 12), number: 2)
    try bus.app.script(
      """
      insert into public.lead_engagement_events (lead_id, property_id, event_type)
      select id, property_id, 'price_check' from public.leads
      """)
    _ = try bus.router().route()
    let first = try leaser("first").lease(now: bus.now, limit: 5).runs
    #expect(first.count == 1)
    #expect(try leaser("second").lease(now: bus.now, limit: 5).count == 0)
    _ = try finisher("first").finish(Landing(run: first[0], outcome: .sent(externalID: nil)), now: bus.now)
    #expect(try leaser("second").lease(now: bus.now, limit: 5).runs.count == 1)
  }

  @Test("a run that every worker was lost with is given up, with every loss on record")
  func poison() throws {
    for attempt in 0..<3 {
      #expect(try leaser("w\(attempt)", attempts: 3).lease(now: later(31 * Double(attempt)), limit: 1).runs.count == 1)
    }
    #expect(try leaser("w3", attempts: 3).lease(now: later(100), limit: 1).failed == 1)
    #expect(try errors().count == 3)
    #expect(
      try bus.runs().first?.reason == "every worker that tried was lost; an earlier attempt may have gone out")
  }

  @Test("what went out stays sent when the timeline refuses it, and says so")
  func unnoted() async throws {
    try bus.owner.script("alter table public.lead_activities add constraint shut check (type <> 'sms_sent')")
    let sender = RecordingSender()
    try await bus.deliver(sender)
    try await bus.deliver(sender)
    #expect(sender.sent.count == 1)
    #expect(try bus.runs().first?.status == "done")
    #expect(try bus.runs().first?.reason?.hasPrefix("it was sent, but could not be noted") == true)
  }

  @Test("what is in hand cannot be cancelled or tried again under somebody's hands, and is shown with its worker")
  func inHand() throws {
    _ = try leaser("first").lease(now: bus.now, limit: 1)
    let book = RunBook(try bus.engineConnection())
    #expect(try !book.cancel(run, reason: "no"))
    #expect(try !book.retry(run))
    #expect(try RunBook(bus.owner).run(run.value)?.worker == "first")
  }

  @Test("a crowded community does not keep the others waiting")
  func fair() throws {
    try bus.owner.script(
      """
      insert into public.crm_action_runs (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type,
        is_external, due_at)
      select r.property_id, gen_random_uuid(), n, r.trigger_id, r.action_id, 1, 'send_sms', true, now() - interval '1 day'
      from public.crm_action_runs r cross join generate_series(1, 10000) n;
      insert into public.crm_action_runs (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type,
        is_external, due_at)
      select '\(Community.birch)', gen_random_uuid(), 1, trigger_id, action_id, 1, 'send_sms', true, now()
      from public.crm_action_runs limit 1;
      analyze public.crm_action_runs
      """)
    let lease = try leaser("w").lease(now: bus.now, limit: 16)
    #expect(lease.count > 1)
    let waiting = try bus.count(
      "public.crm_action_runs where property_id = '\(Community.birch)' and status = 'pending'")
    #expect(waiting == 0)
  }

  @Test("looking for work goes by its indexes, however much history there is")
  func plan() throws {
    try bus.owner.script(
      """
      insert into public.crm_action_runs (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type,
        is_external, lead_id, due_at, status, finished_at)
      select r.property_id, gen_random_uuid(), n, r.trigger_id, r.action_id, 1, 'send_sms', true, gen_random_uuid(), now(),
        'done', now()
      from public.crm_action_runs r cross join generate_series(1, 20000) n;
      analyze public.crm_action_runs
      """)
    let claim = LeaseStatements.claim(bus.now, limit: 16)
    let plan: [String] = try bus.owner.execute("explain " + claim.sql, claim.parameters).map { row in
      try row.value("QUERY PLAN")
    }
    let text = plan.joined(separator: "\n")
    #expect(text.contains("crm_action_runs_to_send_of"))
    #expect(!text.contains("Seq Scan on crm_action_runs"), "\(text)")
  }
}
