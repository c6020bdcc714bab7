import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Where leads stand") struct StageTests {
  @Test("a lead enters the stage its status is tied to, moves with it, and its stay is on record")
  func moves() throws {
    let bus = try Bus()
    try bus.store.change { $0.pipelines.append(Sample.pipeline) }
    try bus.lead()
    try bus.settle()
    try bus.app.script("update public.leads set status = 'tour_booked'")
    try bus.settle()
    let stays = try bus.owner.execute(
      "select stage_id, left_at is null as here from public.crm_stage_entries order by entered_at, id")
    #expect(try stays.map { try $0.value("stage_id") as ItemID } == [Sample.id(2, 1), Sample.id(2, 2)])
    #expect(try stays.map { try $0.value("here") as Bool } == [false, true])
  }

  @Test("conditions know the stage by its name, as it was when the event happened")
  func stageInConditions() throws {
    let bus = try Bus()
    try bus.store.change { $0.pipelines.append(Sample.pipeline) }
    try bus.approve(on: "lead_engaged", if: [Condition("lead.stage", .eq, "Touring")], .note("in Touring"))
    let lead = try bus.lead(status: "tour_booked")
    try bus.settle()
    try bus.app.execute(
      "insert into public.lead_engagement_events (lead_id, property_id, event_type) values ($1, $2, 'price_check')",
      [.id(lead), .id(Community.maple)])
    try bus.settle()
    #expect(try bus.count("public.lead_activities where description = 'in Touring'") == 1)
  }

  @Test("a stage that is tied to no status moves our own record and leaves the platform's status alone")
  func ownStage() throws {
    let bus = try Bus()
    var pipeline = Sample.pipeline
    pipeline.stages.append(Stage(id: Sample.id(2, 3), name: "Deciding"))
    try bus.store.change { [pipeline] in $0.pipelines.append(pipeline) }
    try bus.approve(on: "lead_engaged", .move(to: "Deciding"))
    let lead = try bus.lead()
    try bus.settle()
    try bus.app.execute(
      "insert into public.lead_engagement_events (lead_id, property_id, event_type) values ($1, $2, 'price_check')",
      [.id(lead), .id(Community.maple)])
    try bus.settle()
    #expect(try bus.count("public.leads where status = 'new'") == 1)
    #expect(
      try bus.count("public.crm_stage_entries where left_at is null and stage_id = '\(Sample.id(2, 3))'") == 1)
    #expect(try bus.count("public.crm_stage_entries where left_at is not null") == 1)
  }
}
