import ConfigSchema
import Store
import TestDatabase
import Testing

@testable import Engine

@Suite("Capture on the platform's own databases") struct PlatformCaptureTests {
  private static let property = "33333333-3333-3333-3333-333333333333"
  private static let lead = "66666666-6666-6666-6666-666666666666"

  private func watched(_ fixture: PlatformFixture) throws -> (TestDatabase, Connection) {
    let database = try fixture.build()
    let owner = try database.connect()
    try Migrator(owner).run()
    try Capture(owner).install()
    return (database, owner)
  }

  @Test("it installs, and what changes there becomes events", arguments: PlatformFixture.allCases)
  func emits(_ fixture: PlatformFixture) throws {
    let (_, owner) = try watched(fixture)
    #expect(try Capture(owner).status().isComplete)
    let kinds = fixture == .hosted ? "'two'" : "2"
    try owner.script(
      """
      insert into public.leads (property_id, source, first_name, bedrooms) values ('\(Self.property)', 'website', 'Ada', \(kinds));
      update public.leads set status = 'toured' where id = '\(Self.lead)';
      update public.tours set status = 'completed' where lead_id = '\(Self.lead)';
      insert into public.widget_sessions (property_id, visitor_id) values ('\(Self.property)', 'v2');
      insert into public.lead_engagement_events (lead_id, event_type) values ('\(Self.lead)', 'price_check');
      insert into public.messages (conversation_id, role, content)
        values ('77777777-7777-7777-7777-777777777777', 'user', 'Still there?');
      update public.reviews set sentiment = 'negative', sentiment_score = -0.5;
      insert into public.review_responses (review_id, response_text) values ('88888888-8888-8888-8888-888888888888', 'Hi');
      update public.content_drafts set status = 'approved';
      """)
    let found = try owner.execute("select event_type from public.crm_events order by seq").map {
      try $0.value("event_type") as String
    }
    #expect(
      found == [
        "lead_created", "lead_status_changed", "tour_completed", "widget_session_started", "lead_engaged",
        "message_received", "review_analyzed", "review_response_drafted", "content_draft_status_changed",
      ])
    #expect(try Capture(owner).status().failures == 0)
    let created = try owner.execute(
      "select payload::text as payload, lead_state::text as lead from public.crm_events where event_type = 'lead_created'"
    ).only()
    let payload: JSON = try created.value("payload")
    #expect(payload["bedrooms"] == (fixture == .hosted ? "two" : 2))
    let facts: JSON = try created.value("lead")
    #expect(facts["first_name"] == "Ada" && facts["opted_out"] == .null)
  }

  @Test("the engine's role works on tables that were opened, sees no token, and is shut out again afterwards")
  func access() throws {
    let (database, owner) = try watched(.hosted)
    try owner.script(
      """
      create table public.social_connections (id uuid primary key default gen_random_uuid(), property_id uuid, platform text,
        account_name text, last_error text, access_token text, token_expires_at timestamptz, is_active boolean);
      alter table public.social_connections enable row level security;
      insert into public.social_connections (platform, access_token) values ('x', 'secret');
      """)
    let access = EngineAccess(owner)
    try access.open(access.tables())
    let engine = try database.connect()
    try engine.workAsEngine()
    #expect(try engine.execute("update public.leads set status = 'contacted'").affected == 2)
    #expect(try engine.execute("select platform from public.social_connections").count == 1)
    for refused in ["select access_token from public.social_connections", "delete from public.leads"] {
      #expect(throws: StoreError.self) { try engine.execute(refused) }
    }
    try access.close()
    #expect(throws: StoreError.self) { try engine.execute("select from public.leads") }
    let left = try owner.execute("select count(*) as n from pg_policies where policyname = 'crm_engine_works'").only()
    #expect(try left.value("n") == 0)
  }

  @Test("an import is one event for each channel, however many rows it has")
  func figures() throws {
    let bus = try Bus(capturing: false)
    try bus.owner.script(
      """
      create table public.fact_marketing_performance (date date not null, property_id uuid not null, channel_id text,
        campaign_name text, campaign_id text not null, spend numeric(10, 2) default 0,
        primary key (date, property_id, campaign_id))
      """)
    try Capture(bus.owner).install()
    let rows = """
      insert into public.fact_marketing_performance (date, property_id, channel_id, campaign_id, spend)
      select d::date, p::uuid, c, c || '-1', 10 from generate_series('2030-05-01'::timestamp, '2030-05-20', '1 day') d,
        unnest(array['google_ads', 'meta_ads']) c, unnest(array['\(Community.maple)', '\(Community.birch)']) p
      on conflict (date, property_id, campaign_id) do update set spend = excluded.spend
      """
    try bus.app.script(rows)
    let events = try bus.events("marketing_data_synced")
    #expect(events.count == 4)
    let one = try #require(events.first).payload
    #expect(one["date_from"] == "2030-05-01" && one["date_to"] == "2030-05-20" && one["row_count"] == 20)
    #expect(Set(events.compactMap { $0.payload["channel_id"]?.string }) == ["google_ads", "meta_ads"])
    // The same import again changes every row, and is told once more.
    try bus.app.script(rows)
    #expect(try bus.events("marketing_data_synced").count == 8)
    try bus.app.script("update public.fact_marketing_performance set spend = 0 where false")
    #expect(try bus.events("marketing_data_synced").count == 8)
    try Capture(bus.owner).remove()
    #expect(try bus.count("pg_trigger where tgname like 'crm_captures%'") == 0)
  }
}
