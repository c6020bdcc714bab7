import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("The table of what time brings about") struct ClockRuleTests {
  @Test("every clock event of the catalogue has its rule, and its counter is a field of its payload")
  func complete() throws {
    let clock = Set(Catalogue.standard.events.filter { $0.kind == .clock }.map(\.name))
    // A permission that runs out shows in no change of a row either.
    #expect(Set(ClockRule.all.keys) == clock.union(["social_connection_broken"]))
    for rule in ClockRule.all.values {
      let event = try #require(Catalogue.standard.event(named: rule.event))
      if let counter = rule.counter { #expect(event.payload.map(\.path).contains(counter.field), "\(rule.event)") }
    }
  }

  /// The tables that the platform has and our own migrations do not make.
  private static let platformTables = """
    create table public.email_threads (id uuid primary key default gen_random_uuid(), property_id uuid, lead_id uuid,
      last_message_at timestamptz, status text default 'active');
    create table public.reputation_cases (id uuid primary key default gen_random_uuid(), property_id uuid not null,
      review_id uuid, status text not null default 'open', priority text not null default 'medium', sla_due_at timestamptz);
    create table public.social_connections (id uuid primary key default gen_random_uuid(), property_id uuid, platform text,
      account_name text, access_token text, token_expires_at timestamptz, is_active boolean default true, last_error text);
    create table public.metric_goals (id uuid primary key default gen_random_uuid(), property_id uuid not null,
      metric_key text not null, goal_type text not null default 'monthly', target_value numeric not null,
      is_inverse boolean not null default false, is_active boolean not null default true);
    create table public.fact_marketing_performance (date date not null, property_id uuid not null, channel_id text,
      campaign_name text, campaign_id text not null, impressions bigint default 0, clicks bigint default 0,
      spend numeric(10, 2) default 0, conversions bigint default 0, created_at timestamptz default now(),
      primary key (date, property_id, campaign_id));
    alter table public.social_connections enable row level security;
    """

  /// One of everything that is due at the given time, which is a Wednesday.
  private static func rows(_ now: String) -> String {
    let maple = "'\(Community.maple)'"
    let at = "'\(now)'::timestamptz"
    return """
      insert into public.leads (id, property_id, status, source, created_at, move_in_date) values
        ('\(Sample.id(6, 1))', \(maple), 'new', 'website', \(at) - interval '9 days', '2030-06-20');
      insert into public.tours (lead_id, property_id, tour_date, tour_time, created_at) values
        ('\(Sample.id(6, 1))', \(maple), '2030-06-06', '10:00', \(at) - interval '9 days'),
        ('\(Sample.id(6, 1))', \(maple), '2030-06-04', '10:00', \(at) - interval '9 days');
      insert into public.conversations (id, property_id, lead_id, channel) values
        ('\(Sample.id(7, 1))', \(maple), '\(Sample.id(6, 1))', 'widget');
      insert into public.messages (conversation_id, role, content, created_at) values
        ('\(Sample.id(7, 1))', 'user', 'Hello?', \(at) - interval '2 hours');
      insert into public.reviews (property_id, platform, rating, review_text, review_date, created_at) values
        (\(maple), 'google', 2, 'Slow', \(at) - interval '2 days', \(at) - interval '2 days');
      insert into public.crm_stage_entries (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at) values
        (\(maple), 'lead', '\(Sample.id(6, 1))', '\(Sample.id(1, 1))', '\(Sample.id(2, 1))', \(at) - interval '6 hours');
      insert into public.email_threads (property_id, lead_id, last_message_at, status) values
        (\(maple), '\(Sample.id(6, 1))', \(at) - interval '3 days', 'awaiting_internal_reply'),
        (\(maple), null, \(at) - interval '3 days', 'awaiting_lead_reply');
      insert into public.reputation_cases (property_id, priority, sla_due_at) values
        (\(maple), 'high', \(at) - interval '1 hour');
      insert into public.social_connections (property_id, platform, account_name, access_token, token_expires_at) values
        (\(maple), 'facebook', 'Maple', 'secret', \(at) - interval '1 hour');
      insert into public.metric_goals (property_id, metric_key, goal_type, target_value) values
        (\(maple), 'conversions', 'weekly', 40), (\(maple), 'clicks', 'weekly', 10);
      insert into public.fact_marketing_performance
        (date, property_id, channel_id, campaign_id, clicks, conversions, spend, created_at)
      select d::date, \(maple), 'google_ads', 'c1', 10, 2, case when d = '2030-06-04' then 95.5 else 20 end, d
      from generate_series('2030-05-25'::timestamp, '2030-06-04', '1 day') d;
      """
  }

  private static let now = "2030-06-05 17:00:00+00"

  private func filled() throws -> (Bus, ClockScanner) {
    let bus = try Bus(capturing: false)
    try bus.owner.script(Self.platformTables)
    try Capture(bus.owner).install()
    let access = EngineAccess(bus.owner)
    try access.open(access.closed(access.tables()))
    try bus.store.change {
      $0.pipelines.append(Sample.pipeline)
      for (number, event) in ClockRule.all.keys.sorted().enumerated() {
        $0.triggers.append(
          Trigger(id: Sample.id(3, number), name: event, eventType: event, actions: [.note(event, number: number)]))
      }
    }
    try bus.owner.script(Self.rows(Self.now))
    return (bus, try ClockScanner(try bus.engineConnection()))
  }

  @Test("every event is raised from its table by the engine's own role, with the payload that the catalogue says")
  func payloads() throws {
    let (bus, scanner) = try filled()
    let scan = try scanner.scan(now: Timestamp(Self.now)!)
    #expect(scan.failed == 0)
    let raised = try bus.owner.execute(
      "select event_type, entity_type, payload::text as payload from public.crm_events where for_trigger_id is not null"
    )
    let found = try Dictionary(
      grouping: raised.map { row in
        (
          try row.value("event_type") as String, try row.value("entity_type") as String,
          try row.value("payload") as JSON
        )
      }, by: \.0)
    for rule in ClockRule.all.values.sorted(by: { $0.event < $1.event }) {
      let event = try #require(Catalogue.standard.event(named: rule.event))
      let one = try #require(found[rule.event]?.first, "\(rule.event) was not raised")
      #expect(found[rule.event]?.count == 1, "\(rule.event) \(found[rule.event]?.count ?? 0)")
      #expect(one.1 == event.entityType, "\(rule.event)")
      var known = Set(event.payload.map(\.name))
      // No lead stands behind these; where one may stand, it does here.
      if event.lead == .never { known.remove("lead_id") }
      #expect(Set(one.2.object?.keys ?? []) == known, "\(rule.event)")
    }
  }

  @Test("where the platform's own policies stand in the way, the turn says so")
  func january() throws {
    let database = try PlatformFixture.january.build()
    let owner = try database.connect()
    try Migrator(owner).run()
    try Bootstrap.letAppLogIn(database.connect(.superuser))
    try Capture(owner).install()
    try owner.mapActor(
      login: "configurator_app", profile: ItemID("11111111-1111-1111-1111-111111111111"), mayApprove: true)
    try Store(database.connect(.app)).change(for: [ItemID("33333333-3333-3333-3333-333333333333")]) {
      $0.triggers.append(Trigger(id: Sample.id(3, 1), name: "Stale", eventType: "lead_stale", actions: [.note("x")]))
    }
    let engine = try database.connect()
    try engine.workAsEngine()
    #expect(try ClockScanner(engine).scan(now: Timestamp(Self.now)!).failed == 1)
    let failure: String = try owner.execute("select failure from public.crm_clock_turns").only().value("failure")
    #expect(failure.contains("profiles"))
  }

  @Test("figures are what they are")
  func figures() throws {
    let (bus, scanner) = try filled()
    _ = try scanner.scan(now: Timestamp(Self.now)!)
    func payload(_ event: String) throws -> JSON { try #require(try bus.events(event).first).payload }
    let goal = try payload("metric_goal_missed")
    #expect(goal["metric_key"] == "conversions" && goal["actual_value"] == 14 && goal["target_value"] == 40)
    let spike = try payload("campaign_spend_spike")
    #expect(spike["spend"] == 95.5 && spike["baseline"] == 20)
    #expect(try payload("lead_stage_overdue")["hours_in_stage"] == 6)
    #expect(try payload("lead_stage_overdue")["stage"] == "New")
    #expect(try payload("tour_unmarked")["hours_since"] == 26)
    #expect(try payload("conversation_idle")["last_role"] == "user")
    #expect(try payload("email_thread_awaiting_reply")["days_waiting"] == 3)
  }

  /// Not on January's: whoever reads its tables under row security, and is not their owner, runs into a policy of `profiles` that
  /// asks itself without end.
  @Test(
    "on the platform's databases the engine may look, and looks",
    arguments: [PlatformFixture.august, PlatformFixture.hosted])
  func shapes(_ fixture: PlatformFixture) throws {
    let database = try fixture.build()
    let owner = try database.connect()
    try Migrator(owner).run()
    try Bootstrap.letAppLogIn(database.connect(.superuser))
    try Capture(owner).install()
    try EngineAccess(owner).open(EngineAccess(owner).tables())
    let property = ItemID("33333333-3333-3333-3333-333333333333")
    try owner.mapActor(
      login: "configurator_app", profile: ItemID("11111111-1111-1111-1111-111111111111"), mayApprove: true)
    let store = try Store(database.connect(.app))
    try store.change(for: [property]) {
      for (number, event) in ClockRule.all.keys.sorted().enumerated() {
        $0.triggers.append(
          Trigger(id: Sample.id(3, number), name: event, eventType: event, actions: [.note(event, number: number)]))
      }
    }
    let engine = try database.connect()
    try engine.workAsEngine()
    let now: Timestamp = try owner.execute("select now() + interval '3 days' as now").only().value("now")
    try owner.execute("update public.leads set last_contacted_at = $1", [.timestamp(now.adding(seconds: -3600))])
    let scan = try ClockScanner(engine).scan(now: now)
    #expect(scan.failed == 0)
    #expect(scan.raised > 0)
    let raised =
      try owner.execute(
        "select count(*) as n from public.crm_events where for_trigger_id is not null and event_type = 'lead_stale'"
      ).only().value("n") as Int
    #expect(raised == 1)
    let failure: String? = try owner.execute("select max(failure) as f from public.crm_clock_turns").only().optional(
      "f")
    #expect(failure == nil)
  }
}
