import ConfigSchema
import Store
import TestDatabase
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
/// The platform's own tables, closed to everybody but their owner, with and without a column for leases.
@Suite("Workflows on the platform's databases", .serialized) struct PlatformWorkflowTests {
  private struct Site {
    let database: TestDatabase
    let owner: Connection
    let engine: Connection
    let hasLease: Bool
    let start: Timestamp

    /// - Parameter mended: without the policy of the January database that looks at itself.
    init(_ fixture: PlatformFixture, mended: Bool = true) throws {
      database = try fixture.build()
      owner = try database.connect()
      hasLease = fixture != .january
      try owner.script(
        """
        create table lead_workflows (
          id uuid primary key default gen_random_uuid(), lead_id uuid references leads (id) on delete cascade,
          workflow_id uuid references workflow_definitions (id) on delete cascade, current_step int default 0,
          status text default 'active', last_action_at timestamptz, next_action_at timestamptz,
          created_at timestamptz default now(), updated_at timestamptz default now()
          \(hasLease ? ", processing_started_at timestamptz, processing_expires_at timestamptz" : ""));
        create table workflow_actions (
          id uuid primary key default gen_random_uuid(), lead_workflow_id uuid references lead_workflows (id) on delete cascade,
          step_number int not null, action_type text not null, template_id uuid, status text default 'pending',
          external_id text, error_message text, created_at timestamptz default now());
        alter table lead_workflows enable row level security;
        alter table workflow_actions enable row level security;
        alter table workflow_definitions enable row level security;
        alter table follow_up_templates enable row level security;
        update leads set status = 'new';
        \(fixture == .january && mended ? #"drop policy "see colleagues" on profiles;"# : "")
        insert into lead_workflows (lead_id, workflow_id, next_action_at)
          select '66666666-6666-6666-6666-666666666666', id, now() from workflow_definitions;
        """)
      try Migrator(owner).run()
      engine = try database.connect()
      try engine.workAsEngine()
      start = try owner.execute("select next_action_at as t from public.lead_workflows").only().value("t")
    }

    func process(after minutes: Int) throws -> WorkflowProcessor.Batch {
      try WorkflowProcessor(engine).process(now: start.adding(minutes: minutes))
    }

    func next() throws -> Timestamp? {
      try owner.execute("select next_action_at as t from public.lead_workflows").only().optional("t")
    }

    func rights() throws -> Int {
      try owner.execute(
        """
        select count(*) from unnest($1::text[]) t (name)
        where has_table_privilege('configurator_engine', 'public.' || t.name, 'select')
        """, [.texts(WorkflowSwitch.tables)]
      ).only().value("count")
    }
  }

  @Test(
    "off until a person switches it on, and everything given can be taken back", arguments: PlatformFixture.allCases)
  func switched(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    let workflows = WorkflowSwitch(site.owner)
    let before = try workflows.status()
    #expect(!before.isOn && !before.starts && before.hasLease == site.hasLease)
    #expect(before.closedTables == WorkflowSwitch.tables)
    #expect(try site.process(after: 1).count == 0)
    try workflows.turnOn(by: "Dana")
    #expect(try workflows.status().closedTables == [])
    #expect(try site.process(after: 1).sends == 1)
    #expect(try site.process(after: 2).count == 0)
    try workflows.turnOff(by: "Dana")
    #expect(try site.process(after: 3).count == 0)
    try EngineAccess(site.owner).close()
    #expect(try site.rights() == 0)
    #expect(try site.owner.execute("select from pg_policies where policyname = 'crm_engine_works'").isEmpty)
    #expect(try site.owner.execute("select from public.workflow_actions").isEmpty)
  }

  @Test("where the database's own policies let nobody in, it cannot be switched on, and it says why")
  func lockedOut() throws {
    let site = try Site(.january, mended: false)
    let workflows = WorkflowSwitch(site.owner)
    let error = #expect(throws: StoreError.self) { try workflows.turnOn(by: "Dana") }
    #expect(error?.kind == .permissionDenied)
    #expect(error?.message.contains("out of leads. Nothing was changed.") == true)
    #expect(try site.rights() == 0)
    #expect(try !workflows.status().isOn)
    #expect(try site.process(after: 1).count == 0)
  }

  @Test("the platform's processor sees that a row is taken", arguments: PlatformFixture.allCases)
  func taken(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    try WorkflowSwitch(site.owner).turnOn(by: "Dana")
    _ = try site.process(after: 1)
    // It looks for active rows that are due and, where it knows of leases, free.
    let free = site.hasLease ? "and (processing_expires_at is null or processing_expires_at <= $1)" : ""
    func isOffered(after minutes: Int) throws -> Bool {
      try !site.owner.execute(
        "select from public.lead_workflows where status = 'active' and next_action_at <= $1 \(free)",
        [.timestamp(site.start.adding(minutes: minutes))]
      ).isEmpty
    }
    #expect(try !isOffered(after: 5))
    #expect(try isOffered(after: 7))
    _ = try site.process(after: 5)
    #expect(try !isOffered(after: 7))
    try site.engine.execute(
      "update public.crm_action_runs set status = 'done', finished_at = $1", [.timestamp(site.start.adding(minutes: 8))]
    )
    let row = try site.owner.execute("select status, current_step from public.lead_workflows").only()
    #expect(try row.value("status") == "completed")
    #expect(try row.value("current_step") == 1)
    #expect(try site.next() == nil)
    #expect(
      try site.owner.execute("select from public.workflow_actions where status = 'sent' and action_type = 'sms'").count
        == 1)
  }

  @Test(
    "routing does not start what the platform's apps start, and needs no rights for that",
    arguments: PlatformFixture.allCases)
  func routing(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    try site.owner.script(
      """
      insert into public.crm_events (property_id, event_type, entity_type, entity_id, payload) values
        ('33333333-3333-3333-3333-333333333333', 'lead_created', 'lead', '66666666-6666-6666-6666-666666666666',
         '{"lead_id": "66666666-6666-6666-6666-666666666666", "status": "new"}')
      """)
    let batch = try Router(site.engine).route()
    #expect(batch.events == 1 && batch.setAside == 0)
    #expect(try site.owner.execute("select from public.lead_workflows").count == 1)
  }

  @Test("whether the platform makes workflows by itself is known", arguments: PlatformFixture.allCases)
  func seeded(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    try Bootstrap.letAppLogIn(site.database.connect(.superuser))
    let store = try Store(site.database.connect(.app))
    let state = try #require(try store.state(of: ItemID("33333333-3333-3333-3333-333333333333")))
    #expect(state.workflowsAreSeeded == (fixture != .january))
    #expect(state.workflows.first?.steps == [WorkflowStep(.sms, after: 0.083, template: "new-lead-welcome")])
  }

  @Test("tables that were closed while it is on keep the engine from nothing else", arguments: PlatformFixture.allCases)
  func closed(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    try WorkflowSwitch(site.owner).turnOn(by: "Dana")
    try EngineAccess(site.owner).close()
    let processor = WorkflowProcessor(site.engine)
    #expect(try processor.process(now: site.start.adding(minutes: 1)).count == 0)
    #expect(processor.problem?.isEmpty == false)
    #expect(site.engine.isIdle)
    #expect(try WorkflowSwitch(site.owner).status().closedTables == WorkflowSwitch.tables)
  }
}
