import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Routing") struct RouterTests {
  @Test("an event becomes one run for each action of each trigger that matches, due after its delay from the event")
  func runs() throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created", if: [Condition("lead.source", .eq, "website")], .note("hello"),
      .note("later", number: 2, after: 90))
    try bus.approve(
      on: "lead_created", if: [Condition("lead.source", .eq, "zillow")], .note("no", number: 3), number: 2)
    try bus.lead(source: "Website")
    #expect(try bus.router().route() == Router.Batch(events: 1, runs: 2))
    let row = try bus.owner.execute(
      """
      select extract(epoch from max(r.due_at) - e.occurred_at)::int8 as delay, min(r.action_version) as version
      from public.crm_action_runs r join public.crm_events e on e.id = r.event_id group by e.occurred_at
      """
    ).only()
    #expect(try row.value("delay") == 5400)
    #expect(try row.value("version") == 1)
    #expect(try bus.router().route() == Router.Batch())
  }

  @Test("a trigger that is switched off is not looked at, and what is approved meanwhile counts from the next batch on")
  func configuration() throws {
    let bus = try Bus()
    let router = try bus.router()
    try bus.approve(on: "lead_created", .note("hello"))
    try bus.lead()
    #expect(try router.route().runs == 1)
    try bus.store.change { $0.triggers[0].isActive = false }
    try bus.lead()
    #expect(try router.route() == Router.Batch(events: 1, runs: 0))
    try bus.store.change { $0.triggers[0].isActive = true }
    try bus.lead()
    #expect(try router.route().runs == 1)
  }

  @Test("an event found by the clock concerns its trigger alone")
  func clock() throws {
    let bus = try Bus()
    let first = try bus.approve(on: "lead_stale", .note("a"))
    try bus.approve(on: "lead_stale", .note("b", number: 2), number: 2)
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type, for_trigger_id) values ($1, 'lead_stale', $2)",
      [.id(Community.maple), .id(first.id)])
    #expect(try bus.router().route().runs == 1)
  }

  @Test("conditions on the clock look at the one on the property's wall")
  func wallClock() throws {
    let bus = try Bus()
    let moment = "2026-03-02 03:30:00+00"
    let there = try bus.owner.execute(
      """
      select extract(hour from $2::text::timestamptz at time zone z.time_zone)::int4 as hour,
        to_char($2::text::timestamptz at time zone z.time_zone, 'dy') as weekday
      from public.crm_property_zone($1) z
      """, [.id(Community.maple), .text(moment)]
    ).only()
    let (hour, weekday): (Int, String) = (try there.value("hour"), try there.value("weekday"))
    #expect(hour != 3 && weekday == "sun", "it is another hour and another day there than in Greenwich")
    try bus.approve(
      on: "x_happened",
      if: [Condition("time.local_hour", .eq, .number(JSONNumber(hour))), Condition("time.weekday", .eq, "sun")],
      .note("theirs"))
    try bus.approve(on: "x_happened", if: [Condition("time.weekday", .eq, "mon")], .note("no", number: 2), number: 2)
    try bus.owner.execute(
      """
      insert into public.crm_events (property_id, event_type, occurred_at) values ($1, 'x_happened', $2::text::timestamptz)
      """, [.id(Community.maple), .text(moment)])
    #expect(try bus.router().route() == Router.Batch(events: 1, runs: 1))
    let made = try bus.owner.execute("select trigger_id from public.crm_action_runs").only()
    #expect(try made.value("trigger_id") == Sample.id(3, 1))
  }

  @Test("events that are set back lead to nothing twice, and to what they had not led to yet")
  func setBack() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("hello"))
    for _ in 0..<3 { try bus.lead() }
    #expect(try bus.router().route().runs == 3)
    try bus.approve(on: "lead_created", .note("and this", number: 2), number: 2)
    try bus.owner.execute("update public.crm_events set processed = false")
    try bus.lead()
    let router = try bus.router()
    while try router.route().events > 0 {}
    #expect(try bus.count("public.crm_events where set_aside is not null or not processed") == 0)
    #expect(try bus.runs().count == 8)
  }

  @Test("a noisy property does not keep a quiet one waiting")
  func fairness() throws {
    let bus = try Bus()
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type) select $1, 'x' from generate_series(1, 10000)",
      [.id(Community.birch)])
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type) values ($1, 'x')", [.id(Community.maple)])
    let router = try bus.router()
    var routed = 0
    while try bus.count("public.crm_events where property_id = '\(Community.maple)' and not processed") > 0 {
      routed += try router.route(limit: 500).events
    }
    #expect(routed <= 1500)
  }

  @Test("an event that was committed late, below others that are routed already, is routed all the same")
  func late() throws {
    let bus = try Bus()
    let slow = try bus.community.owner()
    try slow.script("begin")
    try slow.execute(
      "insert into public.crm_events (property_id, event_type) values ($1, 'slow')", [.id(Community.maple)])
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type) values ($1, 'quick')", [.id(Community.maple)])
    let router = try bus.router()
    #expect(try router.route().events == 1)
    try slow.script("commit")
    #expect(try router.route().events == 1)
  }

  @Test("an event the database refuses to route is set aside with its reason, and the rest goes on")
  func poison() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("hello"))
    try bus.lead("Good")
    try bus.lead("Bad")
    try bus.lead("Good too")
    try bus.owner.script(
      "alter table public.crm_action_runs add constraint shut check (event_seq <> 2) not valid")
    let batch = try bus.router().route()
    #expect(batch.setAside == 1)
    #expect(batch.events == 3)
    let row = try bus.owner.execute("select seq, set_aside from public.crm_events where set_aside is not null").only()
    #expect(try row.value("seq") == 2, "its neighbours in the same community are not set aside in its place")
    #expect((try row.value("set_aside") as String).contains("shut"))
    #expect(try bus.runs().count == 2)
  }

  @Test("a chain of our own actions stops at the limit and says so")
  func hops() throws {
    let bus = try Bus()
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type, hops) values ($1, 'x', 9)", [.id(Community.maple)])
    _ = try bus.router().route()
    #expect(try bus.count("public.crm_events where set_aside like 'more than 8 actions%' and processed") == 1)
  }

  @Test("two routers share the work and nothing is routed twice")
  func together() async throws {
    let bus = try Bus()
    try bus.approve(on: "x_happened", .note("hello"))
    try bus.owner.execute(
      "insert into public.crm_events (property_id, event_type) select $1, 'x_happened' from generate_series(1, 300)",
      [.id(Community.maple)])
    let community = bus.community
    let routed = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let connection = try community.owner()
          try connection.workAsEngine()
          let router = Router(connection)
          var events = 0
          let waiting = "select exists (select from public.crm_events where not processed) as is_waiting"
          // While the other has the turn there is nothing to do, which says nothing of the end.
          while try connection.execute(waiting).only().value("is_waiting") {
            events += try router.route(limit: 20).events
          }
          return events
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(routed == 300)
    #expect(try bus.runs().count == 300)
  }
}
