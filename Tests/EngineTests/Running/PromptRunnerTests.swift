import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Doing at once what is due at once") struct PromptRunnerTests {
  @Test("the effect comes with the routing, in one transaction")
  func together() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Welcome {{first_name}}"))
    let lead = try bus.lead("Ada")
    let batch = try bus.routeAlong()
    #expect(batch == Router.Batch(events: 1, runs: 1, done: 1))
    let row = try bus.owner.execute(
      """
      select e.xmin = r.xmin as routed_with_it, n.xmin = r.xmin as done_with_it, n.lead_id, n.description, r.status, r.attempt,
        r.worker, r.finished_at is not null as is_finished, n.metadata ->> 'run_id' = r.id::text as is_named
      from public.crm_events e, public.crm_action_runs r, public.lead_activities n where r.event_id = e.id
      """
    ).only()
    for fact in ["routed_with_it", "done_with_it", "is_finished", "is_named"] {
      #expect(try row.value(fact), "\(fact)")
    }
    #expect(try row.value("lead_id") == lead)
    #expect(try row.value("description") == "Welcome Ada")
    #expect(try row.value("status") == "done")
    #expect(try row.value("attempt") == 1)
    #expect(try row.value("worker") == "test")
    #expect(try bus.runner().run(now: bus.now).count == 0)
  }

  @Test("what comes second for a lead is left until the first is done")
  func second() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("1"), .note("2", number: 2))
    try bus.lead("Ada")
    try bus.lead("Ben")
    #expect(try bus.routeAlong() == Router.Batch(events: 2, runs: 4, done: 2))
    #expect(try bus.runs().map(\.status) == ["done", "pending", "done", "pending"])
    #expect(try bus.runner().run(now: bus.now).done == 2)
    #expect(try bus.notes() == ["1", "1", "2", "2"])
  }

  @Test("nothing overtakes what waits for the same lead; others are not kept waiting")
  func order() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("1"))
    try bus.approve(on: "lead_status_changed", .note("2", number: 2), number: 2)
    let ada = try bus.lead("Ada")
    #expect(try bus.router().route().runs == 1)
    try bus.app.execute("update public.leads set status = 'contacted' where id = $1", [.id(ada)])
    try bus.lead("Ben")
    #expect(try bus.routeAlong() == Router.Batch(events: 2, runs: 2, done: 1))
    #expect(try bus.notes() == ["1"], "Ben's")
    try bus.settle()
    let notes = try bus.owner.execute(
      "select description from public.lead_activities where lead_id = $1 order by created_at", [.id(ada)]
    ).map { row throws(StoreError) -> String in try row.value("description") }
    #expect(notes == ["1", "2"])
  }

  @Test("what is to be cancelled or held, is due later or leaves the machine is written down as ever")
  func left() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("no", onlyIf: [Condition("lead.status", .eq, "leased")]))
    try bus.approve(on: "lead_created", .note("{{tour_date}}", number: 2), number: 2)
    try bus.approve(on: "lead_created", .note("later", number: 3, after: 60_000_000), number: 3)
    let text = Action(id: Sample.id(4, 4), type: "send_sms", config: ["body": "Hi"])
    try bus.approve(on: "lead_created", text, number: 4)
    try bus.lead("Ada")
    #expect(try bus.routeAlong() == Router.Batch(events: 1, runs: 4, done: 0))
    #expect(try bus.runs().map(\.status) == ["pending", "pending", "pending", "pending"])
    try bus.settle()
    #expect(try bus.runs().map(\.status).sorted() == ["cancelled", "held", "pending", "pending"])
    #expect(try bus.notes().isEmpty)
  }

  @Test("conditions look at the stage that the event itself puts the lead into")
  func stage() throws {
    let bus = try Bus()
    var pipeline = Sample.pipeline
    pipeline.stages.append(Stage(id: Sample.id(2, 3), name: "Deciding"))
    try bus.store.change { [pipeline] in $0.pipelines.append(pipeline) }
    try bus.approve(on: "lead_created", .move(to: "Deciding"))
    let changed = "lead_status_changed"
    try bus.approve(
      on: changed, .note("left", number: 2, onlyIf: [Condition("lead.stage", .eq, "Deciding")]), number: 2)
    let lead = try bus.lead("Ada")
    try bus.settle()
    try bus.app.execute("update public.leads set status = 'tour_booked' where id = $1", [.id(lead)])
    #expect(try bus.routeAlong() == Router.Batch(events: 1, runs: 1, done: 0))
    try bus.settle()
    #expect(
      try bus.runs().last == Bus.RunRow(type: "add_note", status: "cancelled", reason: "its conditions no longer held"))

    try bus.store.change { $0.triggers.removeLast() }
    try bus.approve(
      on: changed, .note("came", number: 3, onlyIf: [Condition("lead.stage", .eq, .string(pipeline.stages[0].name))]),
      number: 3)
    try bus.owner.script("update public.crm_stage_entries set stage_id = '\(Sample.id(2, 3))' where left_at is null")
    try bus.app.execute("update public.leads set status = 'new' where id = $1", [.id(lead)])
    #expect(try bus.routeAlong().done == 1)
    #expect(try bus.notes() == ["came"])
  }

  @Test("what asks about the wishes of a lead who speaks of them in this very event is left until they are on record")
  func wishes() throws {
    let bus = try Bus()
    try bus.approve(on: "message_received", .note("gone", onlyIf: [Condition("lead.opted_out", .eq, true)]))
    let lead = try bus.lead("Ada")
    try bus.settle()
    try bus.app.execute(
      """
      with thread as (
        insert into public.conversations (lead_id, property_id, channel) values ($1, $2, 'sms') returning id)
      insert into public.messages (conversation_id, role, content) select id, 'user', 'STOP' from thread
      """, [.id(lead), .id(Community.maple)])
    while try bus.routeAlong().events > 0 {}
    #expect(try bus.runs().map(\.status) == ["pending"])
    try bus.settle()
    #expect(try bus.notes() == ["gone"])
  }

  @Test("conditions on the hour look at the clock of the property")
  func hour() throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created",
      .note("by day", onlyIf: [Condition("time.local_hour", .gte, 9), Condition("time.local_hour", .lt, 17)]))
    try bus.lead("Ada")
    // Noon and midnight in Denver, long after.
    bus.now = try bus.owner.execute("select timestamptz '2031-01-15 12:00 America/Denver' as t").only().value("t")
    #expect(try bus.routeAlong().done == 1)
    try bus.lead("Ben")
    bus.now = try bus.owner.execute("select timestamptz '2031-01-16 00:00 America/Denver' as t").only().value("t")
    #expect(try bus.routeAlong().done == 0)
    try bus.settle()
    #expect(try bus.runs().map(\.status) == ["done", "cancelled"])
  }

  @Test("a refusal of the database takes nobody else's effect along, and the events are routed")
  func refused() throws {
    let bus = try Bus()
    try bus.owner.script(
      """
      create function public.no_bens() returns trigger language plpgsql as $$
      begin
        if new.description = 'Ben' then raise exception 'no' using errcode = '23514'; end if;
        return new;
      end $$;
      create trigger no_bens before insert on public.lead_activities for each row execute function public.no_bens()
      """)
    try bus.approve(on: "lead_created", .note("{{first_name}}"))
    for name in ["Ada", "Ben", "Cleo"] { try bus.lead(name) }
    #expect(try bus.routeAlong() == Router.Batch(events: 3, runs: 3, done: 0))
    #expect(try bus.notes().isEmpty)
    let batch = try bus.runner().run(now: bus.now)
    #expect((batch.done, batch.failed) == (2, 1))
    #expect(try bus.notes() == ["Ada", "Cleo"])
    #expect(try bus.runs().map(\.status) == ["done", "dead", "done"])
  }

  @Test("an event that is set back does nothing twice")
  func setBack() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hello"))
    try bus.lead("Ada")
    #expect(try bus.routeAlong().done == 1)
    try bus.owner.script("update public.crm_events set processed = false")
    #expect(try bus.routeAlong() == Router.Batch(events: 1, runs: 1, done: 0))
    try bus.settle()
    #expect(try bus.notes() == ["Hello"])
  }

  @Test(
    "an event that was touched since it was read leads to nothing now, and what was to be done along for it is not done"
  )
  func touched() throws {
    let bus = try Bus()
    let trigger = try bus.approve(on: "lead_created", .note("Hello"))
    try bus.lead("Ada")
    let old = try bus.owner.execute("select id, seq, ctid::text as place from public.crm_events").only()
    try bus.owner.script("update public.crm_events set payload = payload || '{\"x\": 1}'")
    let event = BusEvent(
      id: try old.value("id"), seq: try old.value("seq"), property: Community.maple, type: "lead_created",
      occurredAt: bus.now)
    var identifiers = RunIdentifiers()
    let routes = Routes(try #require(try bus.owner.liveConfigurations(of: [Community.maple])[Community.maple]))
    let runs = Routing.runs(of: trigger, for: event, in: routes).map {
      NewRun(id: identifiers.next(at: bus.now), plan: $0)
    }
    let engine = try bus.engineConnection()
    func write(_ work: PromptRunner.Work?) throws {
      try engine.batch([
        RouteStatements.write(runs, along: work, processed: [try old.value("place")], sparingOld: false)
      ])
    }
    try write(nil)
    #expect(try bus.runs().isEmpty)
    let error = #expect(throws: StoreError.self) {
      try write(PromptRunner.Work(done: Set(runs.map(\.id)), statements: [], worker: "w"))
    }
    #expect(error?.isAboutRows == true, "so that it is routed again without")
    #expect(try bus.runs().isEmpty)
    #expect(try bus.routeAlong().done == 1)
  }

  @Test("runs go with their property")
  func forgotten() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hello"), .note("later", number: 2, after: 60_000_000))
    try bus.lead("Ada")
    #expect(try bus.routeAlong().runs == 2)
    try bus.owner.execute("delete from public.leads where property_id = $1", [.id(Community.maple)])
    try bus.owner.execute("delete from public.properties where id = $1", [.id(Community.maple)])
    #expect(try bus.runs().isEmpty)
  }

  @Test("a new lead's events that its own actions bring about come after, with their cause")
  func chain() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .move(to: "contacted"))
    try bus.approve(on: "lead_status_changed", .note("moved", number: 2), number: 2)
    try bus.lead("Ada")
    #expect(try bus.routeAlong().done == 1)
    let event = try bus.owner.execute(
      """
      select hops, cause_run_id = (select id from public.crm_action_runs) as is_caused from public.crm_events
      where event_type = 'lead_status_changed'
      """
    ).only()
    #expect(try event.value("hops") == 1)
    #expect(try event.value("is_caused"))
    #expect(try bus.routeAlong().done == 1)
    #expect(try bus.notes() == ["moved"])
  }

  @Test("identifiers of runs are UUIDs of version 4 that begin with the hour and do not repeat")
  func identifiers() {
    var identifiers = RunIdentifiers()
    let moment = Timestamp(seconds: 3600 * (256 * 1900 + 0xAB) + 59)
    let drawn = (0..<5000).map { _ in identifiers.next(at: moment).value }
    #expect(Set(drawn).count == 5000)
    #expect(Set(drawn.map { $0.prefix(8) }).count > 4990, "people name a run by these")
    for id in drawn.prefix(200) {
      #expect(id.hasPrefix("ab"))
      let parts = id.split(separator: "-").map(Array.init)
      #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
      #expect(parts[2][0] == "4")
      #expect("89ab".contains(parts[3][0]))
    }
    var others = RunIdentifiers()
    #expect(others.next(at: moment) != identifiers.next(at: moment))
  }
}

extension Bus {
  /// One batch, with a runner that goes along.
  fileprivate func routeAlong() throws -> Router.Batch { try router().route(along: runner().prompt(at: now)) }

  fileprivate func notes() throws -> [String] {
    try owner.execute(
      "select description from public.lead_activities where type = 'note' order by created_at, description"
    )
    .map { row throws(StoreError) in try row.value("description") }
  }
}
