import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Doing what is due inside the database") struct RunnerTests {
  @Test("the effect and the finish of the run come together, once")
  func once() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Welcome {{first_name}} to {{property_name}}"))
    let lead = try bus.lead("Ada")
    try bus.settle()
    try bus.settle()
    let note = try bus.owner.execute("select lead_id, type, description from public.lead_activities").only()
    #expect(try note.value("lead_id") == lead)
    #expect(try note.value("type") == "note")
    #expect(try note.value("description") == "Welcome Ada to Maple Yard")
    #expect(try bus.runs() == [Bus.RunRow(type: "add_note", status: "done", reason: nil)])
  }

  @Test("a run written down behind the place a worker has come to is done all the same, known to it or not")
  func behind() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hello"))
    let (router, other, runner) = (try bus.router(), try bus.router(), try bus.runner())
    try bus.lead("Ada")
    #expect(try router.route().runs == 1)
    #expect(try runner.run(now: bus.now, known: router.takeDueRuns()).done == 1)
    #expect(router.takeDueRuns().isEmpty)

    try bus.lead("Ben")
    #expect(try router.route().runs == 1)
    let known = router.takeDueRuns()
    #expect(known.count == 1)
    try bus.lead("Cleo")
    #expect(try other.route().runs == 1)
    #expect(try runner.run(now: bus.now, known: known).done == 1, "the one it knows, which lies behind its place")
    #expect(try runner.run(now: bus.now).done == 1, "nothing is ahead: a look from the start finds the other's")
    #expect(try runner.run(now: bus.now, known: known).done == 0, "what is done is not done again")
    #expect(try bus.count("public.lead_activities") == 3)
  }

  @Test("what is known to be due waits while a longer queue stands before it")
  func queue() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("{{first_name}}"))
    let (router, runner) = (try bus.router(), try bus.runner())
    for name in ["Ada", "Ben", "Cleo"] { try bus.lead(name) }
    #expect(try router.route().runs == 3)
    let last = try #require(
      try bus.owner.execute("select id from public.crm_action_runs order by event_seq desc limit 1").first)
    let known: [ItemID] = [try last.value("id")]
    #expect(try runner.run(now: bus.now, known: known, limit: 1).done == 1)
    let first = try bus.owner.execute("select description from public.lead_activities").only()
    #expect(try first.value("description") == "Ada")
  }

  @Test("what a batch leaves out is not passed: runs of one lead are done in their order, one batch each")
  func inOrder() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("1"), .note("2", number: 2), .note("3", number: 3))
    try bus.lead("Ada")
    let (router, runner) = (try bus.router(), try bus.runner())
    #expect(try router.route().runs == 3)
    var known = router.takeDueRuns()
    for _ in 0..<3 {
      #expect(try runner.run(now: bus.now, known: known).done == 1)
      known = []
    }
    let notes = try bus.owner.execute("select description from public.lead_activities order by created_at").map {
      row throws(StoreError) -> String in try row.value("description")
    }
    #expect(notes == ["1", "2", "3"])
  }

  @Test("what is not due yet waits")
  func waits() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("later", after: 60))
    try bus.lead()
    bus.now = try bus.owner.execute("select now() + interval '59 minutes' as t").only().value("t")
    try bus.settle()
    #expect(try bus.runs().map(\.status) == ["pending"])
    bus.now = try bus.owner.execute("select now() + interval '61 minutes' as t").only().value("t")
    try bus.settle()
    #expect(try bus.runs().map(\.status) == ["done"])
  }

  @Test("conditions are looked at again on the lead as it is when the run falls due")
  func onlyIf() throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created", .note("still new?", after: 60, onlyIf: [Condition("lead.status", .eq, "new")]))
    try bus.lead("Ada")
    try bus.lead("Ben")
    try bus.app.script("update public.leads set status = 'leased' where first_name = 'Ben'")
    try bus.settle()
    #expect(
      try bus.runs() == [
        Bus.RunRow(type: "add_note", status: "done", reason: nil),
        Bus.RunRow(type: "add_note", status: "cancelled", reason: "its conditions no longer held"),
      ])
  }

  @Test("a trigger switched off, an action deleted, a lead gone: cancelled, with the reason")
  func cancelled() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("a", after: 5), .note("b", number: 2, after: 5))
    let lead = try bus.lead("Ada")
    _ = try bus.router().route()
    try bus.store.change { $0.triggers[0].actions.removeLast() }
    try bus.app.execute("delete from public.leads where id = $1", [.id(lead)])
    try bus.settle()
    #expect(try bus.runs().map(\.reason) == ["the lead is gone", "its action was deleted"])
    try bus.lead("Ben")
    _ = try bus.router().route()
    try bus.store.change { $0.triggers[0].isActive = false }
    try bus.settle()
    #expect(try bus.runs().last?.reason == "its trigger was switched off")
  }

  @Test("a run does what its version of the action says, whatever was approved meanwhile")
  func version() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("as approved", after: 5))
    try bus.lead()
    _ = try bus.router().route()
    try bus.store.change { $0.triggers[0].actions[0].config["description"] = "changed later" }
    try bus.settle()
    #expect(try bus.count("public.lead_activities where description = 'as approved'") == 1)
  }

  @Test("a text with a gap is held with the reason, and nothing is written")
  func missing() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .note("Hi {{last_name}}"))
    try bus.lead()
    try bus.settle()
    #expect(try bus.runs() == [Bus.RunRow(type: "add_note", status: "held", reason: "nothing fills in {{last_name}}")])
    #expect(try bus.count("public.lead_activities") == 0)
  }

  @Test("what an action brings about carries the run behind it, and a loop ends")
  func causes() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_created", .move(to: "contacted"))
    try bus.approve(
      on: "lead_status_changed", if: [Condition("payload.to_status", .eq, "contacted")], .move(to: "new", number: 2),
      number: 2)
    try bus.approve(
      on: "lead_status_changed", if: [Condition("payload.to_status", .eq, "new")], .move(to: "contacted", number: 3),
      number: 3)
    try bus.lead()
    try bus.settle()
    let moves = try bus.events("lead_status_changed")
    #expect(moves.map(\.hops) == Array(1...9))
    #expect(try bus.count("public.crm_events e join public.crm_action_runs r on r.id = e.cause_run_id") == 9)
    #expect(try bus.count("public.crm_events where set_aside is not null") == 1)
  }

  @Test("moving a lead writes the status, the timeline and the end of its workflows")
  func updateStage() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_engaged", .move(to: "leased"))
    let lead = try bus.lead()
    try bus.app.script(
      """
      insert into public.workflow_definitions (id, property_id, name, trigger_on)
        values ('0d000000-0000-4000-8000-000000000001', '\(Community.maple)', 'Nurture', 'lead_created');
      insert into public.lead_workflows (lead_id, workflow_id) values ('\(lead)', '0d000000-0000-4000-8000-000000000001');
      insert into public.lead_engagement_events (lead_id, property_id, event_type) values ('\(lead)', '\(Community.maple)', 'price_check');
      """)
    try bus.settle()
    #expect(try bus.count("public.leads where status = 'leased'") == 1)
    #expect(try bus.count("public.lead_workflows where status = 'converted'") == 1)
    #expect(
      try bus.count("public.lead_activities where type = 'status_change' and metadata ->> 'from_status' = 'new'") == 1)
  }

  @Test("what the database refuses is given up with its reason, and the others of the batch are done")
  func refused() throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created",
      Action(
        id: Sample.id(4, 9), type: "create_task",
        config: ["title": "Call {{first_name}}", "due_in_hours": 2]))
    try bus.owner.script("alter table public.crm_tasks add constraint picky check (title <> 'Call Bad')")
    try bus.lead("Bad")
    try bus.lead("Good")
    try bus.settle()
    #expect(try bus.runs().map(\.status) == ["dead", "done"])
    #expect(try bus.count("public.crm_run_errors where message like '%picky%' and attempt = 1") == 1)
    #expect(try bus.count("public.crm_tasks where title = 'Call Good' and due_at > now()") == 1)
  }

  @Test("every action of the catalogue is done here, or outside by a sender")
  func complete() {
    let known = Set(DatabaseAction.all.keys).union(ExternalActions.types)
    #expect(Catalogue.standard.actions.map(\.name).filter { !known.contains($0) } == [])
  }

  @Test("every statement of every action is one the database understands", arguments: DatabaseAction.all.keys.sorted())
  func statements(_ type: String) throws {
    let bus = try Bus(capturing: false)
    let shape = try PlatformShape.read(bus.owner)
    for sql in DatabaseAction.all[type]?.statements(shape) ?? [] {
      try bus.owner.execute(sql, [.json([])])
    }
  }
}
