import ConfigSchema
import Store
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
@Suite("Workflows carried out by the engine", .serialized) struct WorkflowTests {
  @Test("a due step becomes one run with the text of its template, and its workflow is taken")
  func due() throws {
    let site = try WorkflowBus(capturing: false)
    let lead = try site.bus.lead("Ada")
    try site.enter(lead, due: site.hours(1))
    #expect(try site.processor.process(now: site.start).count == 0)
    #expect(try site.processor.process(now: site.hours(1)).sends == 1)
    #expect(try site.processor.process(now: site.hours(1)).count == 0)
    let run = try site.owner.execute(
      """
      select action_type, is_external, lead_id, due_at, hops, workflow_title, step_action -> 'action_config' ->> 'body' as body,
        (select processing_expires_at from public.lead_workflows) as taken
      from public.crm_action_runs
      """
    ).only()
    #expect(try run.value("action_type") == "send_sms")
    #expect(try run.value("is_external") == true)
    #expect(try run.value("lead_id") == lead)
    #expect(try run.value("due_at") == site.hours(1))
    #expect(try run.value("hops") == 1)
    #expect(try run.value("workflow_title") == "workflow “Nurture”, step 1")
    #expect(try run.value("body") == "Hi {{first_name}}")
    #expect(try run.value("taken") == site.hours(1).adding(minutes: 5))
  }

  @Test("what was sent is logged, the next step waits from that moment, and after the last one it is completed")
  func whole() throws {
    let site = try WorkflowBus()
    try site.enter(try site.bus.lead("Ada"))
    _ = try site.processor.process(now: site.start)
    try site.finish("done", at: site.hours(2), externalID: "SM1")
    #expect(try site.place() == WorkflowBus.Place(status: "active", step: 1, next: site.hours(26)))
    #expect(
      try site.owner.execute("select processing_expires_at as t from public.lead_workflows").only().optional("t")
        as Timestamp? == nil)
    #expect(try site.processor.process(now: site.hours(25)).count == 0)
    #expect(try site.processor.process(now: site.hours(26)).sends == 1)
    try site.finish("done", at: site.hours(27))
    #expect(try site.place() == WorkflowBus.Place(status: "completed", step: 2, next: nil))
    #expect(try site.log() == ["0 sms sent SM1", "1 email sent"])
    #expect(
      try site.bus.count("public.workflow_actions a join public.follow_up_templates t on t.id = a.template_id") == 2)
    let sent = try #require(try site.bus.events("workflow_step_sent").first)
    #expect(sent.hops == 1)
    #expect(sent.payload["external_id"] == "SM1")
    #expect(
      try site.bus.count(
        "public.crm_events e join public.crm_action_runs r on r.id = e.cause_run_id where e.event_type = 'workflow_step_sent'"
      )
        == 2)
    #expect(try site.bus.events("workflow_completed").count == 1)
  }

  @Test(
    "a step that was given up or cancelled is logged as such, and the workflow goes on",
    arguments: [("dead", "failed"), ("cancelled", "skipped")])
  func notSent(status: String, logged: String) throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"))
    _ = try site.processor.process(now: site.start)
    try site.finish(status, at: site.hours(1), reason: "no such number")
    #expect(try site.place() == WorkflowBus.Place(status: "active", step: 1, next: site.hours(25)))
    #expect(try site.log() == ["0 sms \(logged) no such number"])
  }

  @Test("a lead that leases before the text goes out gets none, and its workflow is converted")
  func exit() throws {
    let site = try WorkflowBus()
    let lead = try site.bus.lead("Ada")
    try site.enter(lead)
    _ = try site.processor.process(now: site.start)
    try site.bus.app.execute("update public.leads set status = 'leased' where id = $1", [.id(lead)])
    try site.bus.courier(RecordingSender()).step(now: site.hours(0.1))
    let run = try #require(try site.bus.runs().first)
    #expect(run.status == "cancelled" && run.reason == "the lead is leased, where the workflow ends")
    #expect(try site.processor.process(now: site.hours(0.2)).ended == 1)
    #expect(try site.place() == WorkflowBus.Place(status: "converted", step: 0, next: nil))
    #expect(try site.log().isEmpty)
    #expect(try site.bus.events("workflow_converted").count == 1)
  }

  @Test("paused while a step waits: it is not sent and not skipped; resumed, it is taken up again")
  func paused() throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"))
    _ = try site.processor.process(now: site.start)
    try site.owner.script("update public.lead_workflows set status = 'paused'")
    try site.bus.courier(RecordingSender()).step(now: site.hours(0.1))
    #expect(try site.bus.runs().map(\.reason) == ["the workflow was paused"])
    #expect(try site.place() == WorkflowBus.Place(status: "paused", step: 0, next: site.start))
    #expect(try site.log().isEmpty)
    try site.owner.script("update public.lead_workflows set status = 'active'")
    #expect(try site.processor.process(now: site.hours(0.2)).sends == 1)
    #expect(try site.stepRuns() == ["send_sms cancelled", "send_sms pending"])
  }

  @Test("waiting steps only wait; a lead without a number or a text that is gone is logged and left out")
  func leftOut() throws {
    let site = try WorkflowBus(
      steps: """
        [{"action": "wait", "delay_hours": 1}, {"action": "sms", "delay_hours": 2, "template_slug": "welcome"},
         {"action": "email", "delay_hours": 3, "template_slug": "no such"}]
        """, capturing: false)
    let lead = try site.bus.lead("Ada")
    try site.owner.execute("update public.leads set phone = null where id = $1", [.id(lead)])
    try site.enter(lead)
    #expect(try site.processor.process(now: site.start).passed == 1)
    #expect(try site.place() == WorkflowBus.Place(status: "active", step: 1, next: site.hours(2)))
    #expect(try site.processor.process(now: site.hours(2)).passed == 1)
    #expect(try site.place() == WorkflowBus.Place(status: "active", step: 2, next: site.hours(5)))
    #expect(try site.processor.process(now: site.hours(5)).passed == 1)
    #expect(try site.place() == WorkflowBus.Place(status: "completed", step: 3, next: nil))
    #expect(
      try site.log() == [
        "1 sms skipped the lead has no phone number",
        "2 email failed the template “no such” does not exist or is switched off",
      ])
    #expect(try site.stepRuns().isEmpty)
  }

  @Test("a step that stood still for days is not sent by itself: the workflow pauses and says so")
  func late() throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"), due: site.hours(-100))
    #expect(try site.processor.process(now: site.start).ended == 1)
    #expect(try site.place().status == "paused")
    #expect(try site.log() == ["0 sms skipped 4 days late; resume the workflow if it shall go on"])
    #expect(try site.stepRuns().isEmpty)
  }

  @Test("a workflow that was switched off rests, and one whose switch is off is left alone")
  func off() throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"))
    try site.owner.script("update public.workflow_definitions set is_active = false")
    #expect(try site.processor.process(now: site.start).count == 0)
    try site.owner.script("update public.workflow_definitions set is_active = true")
    #expect(try site.processor.process(now: site.hours(1)).sends == 1)
    try WorkflowSwitch(site.owner).turnOff(by: "Dana")
    #expect(try site.stepRuns() == ["send_sms cancelled"])
    #expect(try site.place() == WorkflowBus.Place(status: "active", step: 0, next: site.start))
    #expect(try site.processor.process(now: site.hours(2)).count == 0)
    try WorkflowSwitch(site.owner).turnOn(by: "Dana")
    #expect(try site.processor.process(now: site.hours(3)).sends == 1)
    let status = try WorkflowSwitch(site.owner).status()
    #expect(status.isOn && status.starts && status.closedTables.isEmpty && status.switchedBy == "Dana")
  }

  @Test("whoever holds a row's lease is left alone until it has passed")
  func leased() throws {
    let site = try WorkflowBus(capturing: false)
    let id = try site.enter(try site.bus.lead("Ada"))
    try site.owner.execute(
      "update public.lead_workflows set processing_started_at = $2, processing_expires_at = $3 where id = $1",
      [.id(id), .timestamp(site.start), .timestamp(site.start.adding(minutes: 5))])
    #expect(try site.processor.process(now: site.start.adding(minutes: 4)).count == 0)
    #expect(try site.processor.process(now: site.start.adding(minutes: 6)).sends == 1)
  }

  @Test("two processors at the same moment: one has the row, the other does not wait for it")
  func together() throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"))
    let other = WorkflowProcessor(try site.bus.engineConnection())
    try site.owner.transaction {
      _ = try site.owner.execute("select from public.lead_workflows for update")
      #expect(try other.process(now: site.start).count == 0)
    }
    #expect(try site.processor.process(now: site.start).sends == 1)
    #expect(try other.process(now: site.hours(1)).count == 0)
    #expect(try site.stepRuns() == ["send_sms pending"])
  }

  @Test("a step that the platform has sent meanwhile is not sent again", arguments: [true, false])
  func elsewhere(hasMovedOn: Bool) throws {
    let site = try WorkflowBus(capturing: false)
    let id = try site.enter(try site.bus.lead("Ada"))
    _ = try site.processor.process(now: site.start)
    try site.owner.execute(
      "insert into public.workflow_actions (lead_workflow_id, step_number, action_type, status) values ($1, 0, 'sms', 'sent')",
      [.id(id)])
    if hasMovedOn { try site.owner.script("update public.lead_workflows set current_step = 1") }
    try site.bus.courier(RecordingSender()).step(now: site.hours(0.1))
    #expect(
      try site.bus.runs().map(\.reason) == [
        hasMovedOn ? "the workflow has gone on past this step" : "this step was sent already"
      ])
    #expect(try site.log() == ["0 sms sent"])
    if hasMovedOn { return }
    #expect(try site.processor.process(now: site.hours(0.2)).passed == 1)
    #expect(try site.place().step == 1)
  }

  @Test("the workflow stays ours while a step waits for the morning or for a person")
  func kept() throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"))
    _ = try site.processor.process(now: site.start)
    try site.owner.execute("update public.crm_action_runs set due_at = $1", [.timestamp(site.hours(9))])
    _ = try WorkflowProcessor(try site.bus.engineConnection()).process(now: site.hours(0.1))
    #expect(try taken(site) == site.hours(9).adding(minutes: 5))
    try site.owner.script("update public.crm_action_runs set status = 'held'")
    _ = try WorkflowProcessor(try site.bus.engineConnection()).process(now: site.hours(9.1))
    #expect(try taken(site) == site.hours(10.1))
  }

  private func taken(_ site: WorkflowBus) throws -> Timestamp {
    try site.owner.execute("select processing_expires_at as t from public.lead_workflows").only().value("t")
  }

  @Test("a row that the database refuses keeps nobody else waiting, and is tried again later")
  func poison() throws {
    let site = try WorkflowBus(capturing: false)
    try site.owner.script(
      "alter table public.crm_action_runs add constraint picky check (lead_id::text <> '0e000000-0000-4000-8000-000000000001')"
    )
    try site.owner.execute(
      "insert into public.leads (id, property_id, phone) values ('0e000000-0000-4000-8000-000000000001', $1, '+1 512 555 0101')",
      [.id(Community.maple)])
    try site.enter(ItemID("0e000000-0000-4000-8000-000000000001"), due: site.hours(-1))
    try site.enter(try site.bus.lead("Ada"))
    let batch = try site.processor.process(now: site.start)
    #expect(batch.sends == 1 && batch.refused == 1)
    #expect(try site.processor.process(now: site.hours(0.5)).count == 0)
    try site.owner.script("alter table public.crm_action_runs drop constraint picky")
    #expect(try site.processor.process(now: site.hours(2)).sends == 1)
  }

  @Test("people see which workflow a run belongs to, and who is in it")
  func seen() throws {
    let site = try WorkflowBus(capturing: false)
    try site.enter(try site.bus.lead("Ada"), due: site.start)
    _ = try site.processor.process(now: site.start)
    let book = RunBook(site.bus.store.connection)
    let run = try #require(try book.list().first)
    #expect(run.trigger == "workflow “Nurture”, step 1" && run.event == "its time had come")
    #expect(try book.action(of: run.id) == nil)
    let workflows = WorkflowBook(site.bus.store.connection)
    let record = try #require(try workflows.definitions(property: Community.maple).first)
    #expect(record.name == "Nurture" && record.isActive && record.steps.map(\.kind) == [.sms, .email])
    #expect(record.endsAt == ["tour_booked", "leased", "lost"])
    let entry = try #require(try workflows.leads(property: Community.maple).first)
    #expect(entry.leadName == "Ada" && entry.step == 1 && entry.status == "active" && entry.next != nil)
    #expect(try workflows.leads(property: Community.birch).isEmpty)
  }
}
