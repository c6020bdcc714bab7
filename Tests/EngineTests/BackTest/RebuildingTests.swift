import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Before anything was recorded, the platform's rows tell") struct RebuildingTests {
  /// Three leads of the past, one of them with a tour and a chat.
  private static func fill(_ bus: Bus) throws {
    try bus.owner.script(
      """
      insert into public.leads (id, property_id, first_name, phone, status, source, created_at, last_contacted_at) values
        ('0e000000-0000-4000-8000-000000000001', '\(Community.maple)', 'Ada', '555-0101', 'tour_booked', 'zillow',
          now() - interval '20 days', now() - interval '12 days'),
        ('0e000000-0000-4000-8000-000000000002', '\(Community.maple)', 'Ben', '555-0102', 'new', 'website',
          now() - interval '15 days', null),
        ('0e000000-0000-4000-8000-000000000003', '\(Community.maple)', 'Cleo', '555-0103', 'leased', 'website',
          now() - interval '90 days', now() - interval '40 days');
      insert into public.tours (lead_id, property_id, tour_date, tour_time, created_at)
        values ('0e000000-0000-4000-8000-000000000001', '\(Community.maple)', current_date + 2, '14:30', now() - interval '5 days');
      insert into public.conversations (id, lead_id, property_id, channel, created_at)
        values ('0f000000-0000-4000-8000-000000000001', '0e000000-0000-4000-8000-000000000002', '\(Community.maple)', 'sms',
          now() - interval '10 days');
      insert into public.messages (conversation_id, role, content, created_at) values
        ('0f000000-0000-4000-8000-000000000001', 'user', 'Hello?', now() - interval '10 days'),
        ('0f000000-0000-4000-8000-000000000001', 'assistant', 'Hi!', now() - interval '10 days' + interval '10 minutes'),
        ('0f000000-0000-4000-8000-000000000001', 'user', 'Still there?', now() - interval '9 days');
      insert into public.reviews (property_id, platform, rating, review_text, created_at)
        values ('\(Community.maple)', 'google', 1, 'Cold water', now() - interval '3 days');
      """)
  }

  private static func report(
    _ bus: Bus, _ triggers: [Trigger]
  ) throws -> BackTestReport {
    let now: Timestamp = try bus.owner.execute("select now() as t").only().value("t")
    let trial = BackTestReader.Trial(property: Community.maple, until: now) { _ in Configuration(triggers: triggers) }
    return try #require(try BackTestReader(bus.store.connection).run(trial))
  }

  private static func trigger(_ number: Int, _ event: String, _ conditions: [Condition] = []) -> Trigger {
    Trigger(
      id: Sample.id(3, number), name: "Rule \(number)", eventType: event, conditions: conditions,
      actions: [.note("x", number: number)])
  }

  @Test("leads, tours, messages and reviews are events again, and labelled; a status of then is unknown")
  func rebuilt() throws {
    let bus = try Bus(capturing: false)
    try Self.fill(bus)
    let report = try Self.report(
      bus,
      [
        Self.trigger(1, "lead_created", [Condition("lead.source", .eq, "zillow")]),
        Self.trigger(2, "lead_created", [Condition("lead.status", .eq, "new")]),
        Self.trigger(3, "tour_scheduled"), Self.trigger(4, "message_received"),
        Self.trigger(5, "review_received", [Condition("payload.rating", .lte, 2)]),
        Self.trigger(6, "tour_confirmed"),
      ])
    #expect(report.events.recorded == 0 && report.events.rebuilt > 0)
    #expect(report.window.recordedSince == nil)
    let fired: [Int?] = (1...6).map { report.counts($0)?.fired }
    #expect(fired == [1, 0, 1, 2, 1, 0])
    #expect(report.counts(2)?.unknown == 2)
    #expect(report.gaps.contains(BackTestReport.Gap(.notRebuilt, subject: "tour_confirmed", count: 1)))
  }

  @Test("the clock is regenerated from rows: silence, quiet talks, coming tours, unanswered reviews")
  func clock() throws {
    let bus = try Bus(capturing: false)
    try Self.fill(bus)
    let report = try Self.report(
      bus,
      [
        Self.trigger(1, "lead_uncontacted", [Condition("payload.minutes_since_created", .gte, 60)]),
        // Ada was silent for five days after her contact; Ben never heard anything.
        Self.trigger(2, "lead_stale", [Condition("payload.days_since_contact", .gte, 5)]),
        Self.trigger(3, "conversation_idle", [Condition("payload.minutes_since_last", .gte, 30)]),
        Self.trigger(4, "review_unanswered", [Condition("payload.hours_since", .gte, 48)]),
        Self.trigger(5, "tour_upcoming", [Condition("payload.hours_until", .lte, 72)]),
      ])
    #expect(report.counts(1)?.leads == 1)
    #expect(report.counts(2)?.leads == 2)
    #expect(report.counts(3)?.fired == 2)
    #expect(report.counts(4)?.fired == 1)
    #expect(report.counts(5)?.fired == 1)
    // What Ada's first days were like, nobody wrote down.
    #expect(report.gaps.contains { $0.kind == .lastContact && $0.count == 1 })
  }

  @Test("from the first record on nothing is rebuilt, and nothing counts twice")
  func joined() throws {
    let bus = try Bus()
    try Self.fill(bus)
    // As if recording had begun with Ben.
    try bus.owner.script(
      """
      delete from public.crm_events where event_type = 'lead_created' and payload ->> 'first_name' <> 'Ben';
      update public.crm_events set occurred_at = (payload ->> 'created_at')::timestamptz where event_type = 'lead_created';
      """)
    let report = try Self.report(bus, [Self.trigger(1, "lead_created"), Self.trigger(2, "message_received")])
    #expect(report.events.rebuilt > 0 && report.events.recorded > 0)
    // Ada from her row, Ben from the record.
    #expect(report.counts(1)?.fired == 2)
    #expect(report.counts(2)?.looked == 2)
  }

  @Test("the session's person reads what is within reach, and nothing of others")
  func reach() throws {
    let bus = try Bus(capturing: false)
    try Self.fill(bus)
    let triggers = [Self.trigger(1, "lead_created")]
    try bus.owner.execute(
      "insert into organizations (id, name) values ('0a000000-0000-4000-8000-000000000009', 'Elsewhere')")
    try bus.owner.execute(
      "insert into profiles (id, org_id, full_name) select id, '0a000000-0000-4000-8000-000000000009', 'X' from auth.users where id = $1 on conflict (id) do update set org_id = excluded.org_id",
      [.id(Community.luis)])
    let login = try bus.community.login(
      standingFor: Community.luis, organization: ItemID("0a000000-0000-4000-8000-000000000009"))
    let stranger = try bus.community.store(as: login)
    let now: Timestamp = try bus.owner.execute("select now() as t").only().value("t")
    let trial = BackTestReader.Trial(property: Community.maple, until: now) { _ in Configuration(triggers: triggers) }
    #expect(try BackTestReader(stranger.connection).run(trial) == nil)
    #expect(
      try stranger.connection.execute(
        "select * from public.crm_rebuilt_events($1, now() - interval '30 days', now())", [.id(Community.maple)]
      ).isEmpty)
    #expect(try Self.report(bus, triggers).counts()?.fired == 2)
  }

  @Test("reading the same days twice gives the same bytes, and nothing is written")
  func deterministic() throws {
    let bus = try Bus()
    try Self.fill(bus)
    let now: Timestamp = try bus.owner.execute("select now() as t").only().value("t")
    let trial = BackTestReader.Trial(property: Community.maple, until: now) { _ in
      Configuration(triggers: [
        Self.trigger(1, "lead_created"),
        Self.trigger(2, "lead_stale", [Condition("payload.days_since_contact", .gte, 3)]),
      ])
    }
    let reports = try (0..<2).map { _ in try BackTestReader(bus.store.connection).run(trial) }
    #expect(reports[0] == reports[1])
    #expect(try bus.count("public.crm_action_runs") == 0 && bus.count("public.crm_events where processed") == 0)
  }

  @Test("whoever has waited long enough gives up")
  func givingUp() throws {
    let bus = try Bus(capturing: false)
    try Self.fill(bus)
    let now: Timestamp = try bus.owner.execute("select now() as t").only().value("t")
    let reader = BackTestReader(bus.store.connection)
    #expect(throws: CancellationError.self) {
      _ = try reader.run(
        BackTestReader.Trial(property: Community.maple, until: now), progress: { _ in throw CancellationError() })
    }
    #expect(try reader.run(BackTestReader.Trial(property: Community.maple, until: now)) != nil)
  }
}
