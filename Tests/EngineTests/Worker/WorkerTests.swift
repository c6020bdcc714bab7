import ConfigSchema
import Store
import TestSupport
import Testing

@testable import Engine

@Suite("A worker") struct WorkerTests {
  private struct Handed<Value>: @unchecked Sendable { let value: Value }

  private func worker(_ bus: Bus, _ sender: any Sender, _ pause: Pause = Pause(), terms: LeaseTerms = LeaseTerms())
    throws
    -> Handed<Worker>
  {
    let connection = try bus.engineConnection()
    return Handed(
      value: try Worker(
        connection, name: "w", sender: sender, terms: terms, pause: pause, clock: ServerClock.aligned(with: connection))
    )
  }

  /// Something to send that no hour and no person stands in the way of.
  private func bus() throws -> Bus {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hi"), .mail("Hi", "Hi", number: 2))
    try bus.lead()
    return bus
  }

  @Test("settles everything that is due, inside and outside, and what that brought about")
  func settles() async throws {
    let bus = try bus()
    try bus.approve(on: "lead_contacted", .note("contacted", number: 3), number: 2)
    let worker = try worker(bus, RecordingSender())
    let failure = await Background { () -> String? in
      do { try worker.value.settle() } catch { return "\(error)" }
      return nil
    }.value()
    #expect(failure == .some(nil))
    #expect(try bus.runs().map(\.status) == ["done", "done", "done"])
    #expect(worker.value.tally.outside.sent == 1)
  }

  @Test("finds what has fallen due also while events come one after the other")
  func looks() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("at once"))
    try bus.approve(on: "gone_by", .note("of old", number: 2, after: 5), number: 2)
    try bus.lead()
    let worker = try worker(bus, RecordingSender()).value
    try worker.step()
    try bus.owner.execute(
      """
      insert into public.crm_events (property_id, event_type, payload, occurred_at)
      select property_id, 'gone_by', jsonb_build_object('lead_id', id), now() - interval '4 minutes 59 seconds' from public.leads
      """)
    var steps = 0
    while try bus.count("public.lead_activities where description = 'of old'") == 0, steps < 20_000 {
      try bus.lead()
      #expect(try worker.step(), "there is always an event")
      steps += 1
    }
    #expect(steps < 20_000)
  }

  @Test("that is told to stop takes on nothing more and finishes what is under way")
  func finishes() async throws {
    let (bus, pause, started, go) = (try bus(), Pause(), Signal(), Signal())
    let sender = RecordingSender { _ in
      started.raise()
      await go.raised()
      return .sent(externalID: nil)
    }
    let worker = try worker(bus, sender, pause)
    let ended = Background { () -> Bool in (try? worker.value.work()) != nil }
    await started.raised()
    pause.stop()
    try bus.lead("Too late")
    go.raise()
    #expect(await ended.value() == true)
    #expect(sender.sent.count == 1)
    #expect(try bus.runs().map(\.status) == ["done", "done"])
    #expect(worker.value.tally.outside.sent == 1)
  }

  @Test("hands back what takes too long, for somebody else to do under the same key")
  func handsBack() async throws {
    let (bus, pause, started, never) = (try bus(), Pause(), Signal(), Signal())
    let sender = RecordingSender { _ in
      started.raise()
      await never.raised()
      return .sent(externalID: nil)
    }
    let worker = try worker(bus, sender, pause, terms: LeaseTerms(grace: 0.01))
    let ended = Background { () -> Bool in (try? worker.value.work()) != nil }
    await started.raised()
    pause.stop()
    #expect(await ended.value() == true)
    never.raise()
    let run = try bus.owner.execute(
      "select id, status, reason from public.crm_action_runs where is_external"
    ).only()
    #expect(try run.value("status") == "pending")
    #expect(try run.value("reason") == "handed back by a worker that was told to stop")
    let next = RecordingSender()
    try await bus.deliver(next)
    #expect(next.sent.map(\.key) == [try run.value("id")])
  }

  @Test("does not work through a pooler")
  func pooler() throws {
    let proxied = try Proxied()
    proxied.proxy.actAsPooler()
    let connection = try proxied.connection()
    let error = #expect(throws: StoreError.self) { try connection.workAsEngine() }
    #expect(error?.message.contains("pooler") == true)
  }

  @Test("clears away what is old and settled in small batches, and nothing else")
  func retention() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hi"), .note("later", number: 2, after: 60 * 24 * 900))
    for number in 0..<5 { try bus.lead("Old \(number)") }
    bus.now = try bus.owner.execute("select clock_timestamp() as t").only().value("t")
    try bus.settle()
    try bus.owner.script(
      """
      update public.crm_events set created_at = created_at - interval '401 days', processed_at = processed_at - interval '401 days';
      update public.crm_action_runs set created_at = created_at - interval '401 days', finished_at = finished_at - interval '401 days';
      """)
    try bus.app.script(
      """
      insert into public.crm_events (property_id, event_type, processed, processed_at, created_at, for_trigger_id)
      select property_id, 'lead_stale', true, now() - interval '900 days', now() - interval '900 days', id from public.crm_triggers;
      insert into public.crm_events (property_id, event_type, created_at) values
        ('\(Community.maple)', 'waiting', now() - interval '900 days');
      insert into public.crm_events (property_id, event_type, processed, processed_at, created_at) values
        ('\(Community.maple)', 'old', true, now() - interval '900 days', now() - interval '900 days'),
        ('\(Community.maple)', 'new', true, now(), now());
      """)
    let connection = try bus.engineConnection()
    let retention = Retention(days: 400, batch: 2)
    var batches: [Retention.Pruned] = []
    repeat { batches.append(try retention.prune(connection, now: bus.now)) } while batches.last?.count != 0
    #expect(batches.map(\.runs) == [2, 2, 1, 0])
    #expect(batches.reduce(0) { $0 + $1.events } == 1)
    // The events of the five leads stay as long as their second run waits.
    #expect(
      Set(try bus.events().map(\.type)) == ["lead_created", "lead_stale", "waiting", "new"])
    #expect(try bus.runs().allSatisfy { $0.status == "pending" })
    #expect(Retention(days: 1).days == Retention.shortest)
  }
}
