import ConfigSchema
import Store
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
@Suite("How workflows start", .serialized) struct WorkflowStartTests {
  @Test("where nobody else does it, the event that a workflow waits for starts it, once")
  func onEvent() throws {
    let site = try WorkflowBus()
    let lead = try site.bus.lead("Ada")
    _ = try site.bus.router().route()
    let row = try site.owner.execute(
      """
      select w.lead_id, w.next_action_at - e.occurred_at = interval '1 hour' as waits
      from public.lead_workflows w join public.crm_events e on e.event_type = 'lead_created'
      """
    ).only()
    #expect(try row.value("lead_id") == lead)
    #expect(try row.value("waits") == true)
    #expect(try site.bus.events("workflow_started").count == 1)
    _ = try site.bus.router().route()
    #expect(try site.bus.count("public.lead_workflows") == 1)
  }

  @Test(
    "nothing starts for a lead already at the end, for a workflow that is off, or where the platform's apps start them",
    arguments: ["leads", "workflow_definitions", "crm_workflow_switch"])
  func notStarted(_ what: String) throws {
    let site = try WorkflowBus()
    switch what {
    case "leads": try site.bus.lead("Ada", status: "tour_booked")
    case "workflow_definitions":
      try site.owner.script("update public.workflow_definitions set is_active = false")
      try site.bus.lead("Ada")
    default:
      try site.owner.script("update public.crm_workflow_switch set starts = false")
      try site.bus.lead("Ada")
    }
    #expect(try site.bus.router().route().events == 1)
    #expect(try site.bus.count("public.lead_workflows") == 0)
  }

  @Test("of two workflows for one event the older is taken")
  func oldest() throws {
    let site = try WorkflowBus()
    try site.owner.execute(
      """
      insert into public.workflow_definitions (property_id, name, trigger_on, created_at)
      values ($1, 'Older', 'lead_created', now() - interval '1 day')
      """, [.id(Community.maple)])
    try site.bus.lead("Ada")
    _ = try site.bus.router().route()
    #expect(
      try site.bus.count(
        "public.lead_workflows w join public.workflow_definitions d on d.id = w.workflow_id where d.name = 'Older'")
        == 1)
  }

  @Test("the action starts one, not a second beside an active or paused one, and again after the first has ended")
  func action() throws {
    let site = try WorkflowBus()
    try site.owner.script("update public.crm_workflow_switch set starts = false")
    let start = Action(id: Sample.id(4, 1), type: "start_workflow", config: ["trigger_on": "lead_created"])
    let again = Action(
      id: Sample.id(4, 2), type: "start_workflow", config: ["workflow_id": .string(WorkflowBus.nurture.value)])
    try site.bus.approve(on: "lead_created", start, again)
    try site.bus.lead("Ada")
    try site.bus.settle()
    #expect(try site.bus.runs().map(\.status) == ["done", "done"])
    #expect(try site.bus.count("public.lead_workflows where status = 'active' and current_step = 0") == 1)
    try site.owner.script("update public.lead_workflows set status = 'completed'")
    try site.bus.approve(
      on: "lead_contacted", Action(id: Sample.id(4, 3), type: "start_workflow", config: ["trigger_on": "lead_created"]),
      number: 2)
    try site.owner.script("update public.leads set last_contacted_at = now()")
    try site.bus.settle()
    #expect(try site.bus.count("public.lead_workflows") == 2)
    #expect(try site.bus.events("workflow_started").map(\.hops) == [1, 1])
  }

  @Test("pausing, resuming and stopping by action", arguments: [true, false])
  func states(isNamed: Bool) throws {
    let site = try WorkflowBus(capturing: false)
    let id = try site.enter(try site.bus.lead("Ada"), due: site.hours(-200))
    let lead: ItemID = try site.owner.execute("select lead_id from public.lead_workflows").only().value("lead_id")
    let config: JSON = isNamed ? ["workflow_id": .string(WorkflowBus.nurture.value)] : [:]
    func act(_ type: String) throws -> String {
      let engine = try site.bus.engineConnection()
      let row: JSON = [
        "run": .string(id.value), "property": .string(Community.maple.value), "lead": .string(lead.value), "p": config,
      ]
      for sql in DatabaseAction.all[type]?.statements(try PlatformShape.read(engine)) ?? [] {
        try engine.execute(sql, [.json([row])])
      }
      return try site.place().status
    }
    #expect(try act("resume_workflow") == "active")
    #expect(try act("pause_workflow") == "paused")
    #expect(try act("resume_workflow") == "active")
    // What fell due while it was paused is due now, not days ago.
    #expect(try site.processor.process(now: site.hours(1)).sends == 1)
    #expect(try act("pause_workflow") == "paused")
    #expect(try act("stop_workflow") == "stopped")
    #expect(try site.place().next == nil)
    #expect(try act("resume_workflow") == "stopped")
  }

  @Test("what a workflow brings about counts as ours, so that workflow and trigger cannot go round for ever")
  func hops() throws {
    let site = try WorkflowBus(steps: #"[{"action": "sms", "template_slug": "welcome"}]"#)
    try site.owner.script("update public.crm_workflow_switch set starts = false")
    try site.bus.approve(
      on: "workflow_completed",
      Action(id: Sample.id(4, 1), type: "start_workflow", config: ["trigger_on": "lead_created"])
    )
    try site.enter(try site.bus.lead("Ada"))
    var now = site.start
    for round in 1...12 {
      now = try site.owner.execute("select clock_timestamp() as t").only().value("t")
      _ = try WorkflowProcessor(try site.bus.engineConnection()).process(now: now)
      try site.finish("done", at: now)
      _ = try site.bus.router().route()
      _ = try site.bus.runner("round \(round)").run(now: now)
    }
    // Each time round is two hops: the step, and the action that starts the workflow anew.
    #expect(try site.bus.count("public.lead_workflows") == 5)
    #expect(try site.bus.count("public.crm_events where set_aside like 'more than 8%'") > 0)
  }
}
