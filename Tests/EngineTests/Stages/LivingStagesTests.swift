import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Living stages") struct LivingStagesTests {
  private static let renewals = Pipeline(
    id: Sample.id(1, 2), name: "Renewals", type: .resident, isDefault: true,
    stages: [
      Stage(
        id: Sample.id(2, 21), name: "Offer sent", slaHours: 72,
        autoTransition: AutoTransition(afterHours: 240, toStage: Sample.id(2, 22))),
      Stage(id: Sample.id(2, 22), name: "No answer"),
    ])

  private func standing(_ bus: Bus, _ entity: ItemID) throws -> [ItemID] {
    try bus.owner.execute(
      "select stage_id from public.crm_stage_entries where entity_id = $1 and left_at is null order by id",
      [.id(entity)]
    ).map { try $0.value("stage_id") }
  }

  @Test(
    "leads that are there already enter the stages of their status when a pipeline is approved, and are not overdue")
  func approval() throws {
    let told = try ClockBus()
    try told.unwatched(
      """
      insert into public.leads (id, property_id, status, source, created_at) values
        ($1, $4, 'New', 'website', $5), ($2, $4, 'tour-booked', 'website', $5), ($3, $4, 'leased', 'website', $5)
      """,
      [
        .id(Sample.id(6, 1)), .id(Sample.id(6, 2)), .id(Sample.id(6, 3)), .id(Community.maple),
        .timestamp(told.time(minutes: -9000)),
      ])
    try told.bus.store.change { $0.pipelines.append(Sample.pipeline) }
    try told.bus.approve(on: "lead_stage_overdue", .note("late"))
    #expect(try told.settle(at: told.start) == 0)
    #expect(try standing(told.bus, Sample.id(6, 1)) == [Sample.id(2, 1)])
    #expect(try standing(told.bus, Sample.id(6, 2)) == [Sample.id(2, 2)])
    #expect(try standing(told.bus, Sample.id(6, 3)) == [])
    // Ninety minutes are the limit of the second stage, four hours that of the first.
    #expect(try told.settle(at: told.time(minutes: 91)) == 1)
    #expect(try told.settle(at: told.time(minutes: 241)) == 1)
    #expect(try told.settle(at: told.time(minutes: 2000)) == 0)
    #expect(try told.bus.events("lead_stage_overdue").map { $0.payload["stage"] } == ["Touring", "New"])
    #expect(try told.bus.count("public.crm_stage_entries where overdue_at is not null") == 2)
  }

  @Test("a new lead whose status is tied to no stage stands at the beginning of the default pipeline")
  func beginning() throws {
    let bus = try Bus()
    var pipeline = Sample.pipeline
    pipeline.stages[0].leadStatus = nil
    try bus.store.change { [pipeline] in $0.pipelines.append(pipeline) }
    let lead = try bus.lead()
    try bus.settle()
    #expect(try standing(bus, lead) == [Sample.id(2, 1)])
  }

  @Test("what stood in a stage that was removed leaves it, and goes where its status belongs now")
  func removed() throws {
    let told = try ClockBus()
    try told.bus.store.change { $0.pipelines.append(Sample.pipeline) }
    try told.unwatched(
      "insert into public.leads (id, property_id, status, created_at) values ($1, $2, 'new', $3)",
      [.id(Sample.id(6, 1)), .id(Community.maple), .timestamp(told.start)])
    try told.settle(at: told.start)
    try told.bus.store.change {
      $0.pipelines[0].stages[0] = Stage(id: Sample.id(2, 9), name: "Fresh", leadStatus: "new")
    }
    try told.settle(at: told.time(minutes: 5))
    #expect(try standing(told.bus, Sample.id(6, 1)) == [Sample.id(2, 9)])
    #expect(
      try told.bus.count("public.crm_stage_entries where left_reason = 'the stage was removed' and left_at is not null")
        == 1)
    // A stage that only changes its place or its name keeps what stands in it.
    try told.bus.store.change {
      $0.pipelines[0].stages.reverse()
      $0.pipelines[0].stages[0].name = "On tour"
    }
    try told.settle(at: told.time(minutes: 10))
    #expect(try standing(told.bus, Sample.id(6, 1)) == [Sample.id(2, 9)])
    #expect(try told.bus.count("public.crm_stage_entries") == 2)
    try told.bus.store.change { $0.pipelines = [] }
    try told.settle(at: told.time(minutes: 15))
    #expect(try standing(told.bus, Sample.id(6, 1)) == [])
  }

  @Test("hours count from the approval for what stood there before")
  func hoursFromApproval() throws {
    let now = try ClockBus().bus.owner.execute("select now() as now").only().value("now") as Timestamp
    let told = try ClockBus(start: now)
    var pipeline = Sample.pipeline
    pipeline.stages[0].autoTransition = nil
    try told.bus.store.change { [pipeline] in $0.pipelines.append(pipeline) }
    try told.unwatched(
      "insert into public.leads (id, property_id, status, created_at) values ($1, $2, 'new', $3)",
      [.id(Sample.id(6, 1)), .id(Community.maple), .timestamp(now)])
    try told.bus.owner.execute(
      """
      insert into public.crm_stage_entries (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at)
      values ($1, 'lead', $2, $3, $4, $5)
      """,
      [
        .id(Community.maple), .id(Sample.id(6, 1)), .id(Sample.id(1, 1)), .id(Sample.id(2, 1)),
        .timestamp(now.adding(hours: -1000)),
      ])
    try told.bus.store.change {
      $0.pipelines[0].stages[0].autoTransition = AutoTransition(afterHours: 48, toStage: Sample.id(2, 2))
    }
    let scanner = told.scanner
    #expect(try scanner.scan(now: now.adding(hours: 47)).moved == 0)
    #expect(try standing(told.bus, Sample.id(6, 1)) == [Sample.id(2, 1)])
    #expect(try scanner.scan(now: now.adding(hours: 49)).moved == 1)
    #expect(try standing(told.bus, Sample.id(6, 1)) == [Sample.id(2, 2)])
    // The stage is tied to a status, so the lead has it, and what changed it stands behind the event.
    #expect(try told.bus.count("public.leads where status = 'tour_booked'") == 1)
    #expect(try told.bus.events("lead_status_changed").map(\.hops) == [1])
    #expect(try told.bus.count("public.lead_activities where type = 'status_change'") == 1)
  }

  @Test("a person moves a resident, who has a name and nothing else; limits and hours hold for them as well")
  func residents() throws {
    let told = try ClockBus()
    try told.bus.store.change { $0.pipelines.append(Self.renewals) }
    try told.bus.approve(
      on: "lead_stage_overdue",
      Action(id: Sample.id(4, 1), type: "create_task", config: ["title": "Ask {{payload.name}} again"]))
    let book = StageBook(try told.bus.community.store().connection)
    let kim = Sample.id(8, 1)
    let (first, second) = (Self.renewals.stages[0], Self.renewals.stages[1])
    #expect(
      try book.move(
        kim, called: "Unit 204, Kim", property: Community.maple, to: first, of: Self.renewals, now: told.start))
    #expect(
      try !book.move(
        kim, called: "Unit 204, Kim", property: Community.maple, to: first, of: Self.renewals, now: told.start))
    #expect(try book.known(Community.maple, .resident, called: "unit 204, KIM") == kim)
    let record = try #require(
      try book.list(Community.maple, [Self.renewals], now: told.time(minutes: 73 * 60)).first)
    #expect(record.label == "Unit 204, Kim" && record.isOverdue && record.hours == 73)
    #expect(record.enteredBy == "hand" && record.movedBy == "configurator_app")
    try told.settle(at: told.time(minutes: 73 * 60))
    #expect(try told.bus.count("public.crm_tasks where title = 'Ask Unit 204, Kim again'") == 1)
    try told.settle(at: told.time(minutes: 241 * 60))
    #expect(try standing(told.bus, kim) == [second.id])
    #expect(try book.list(Community.maple, [Self.renewals], now: told.start).map(\.label) == ["Unit 204, Kim"])
  }

  @Test("a lead that a person moves has the stage's status, and stays where it was put")
  func leadByHand() throws {
    let bus = try Bus()
    var other = Sample.pipeline
    (other.id, other.name, other.isDefault) = (Sample.id(1, 3), "Applications", false)
    other.stages = [
      Stage(id: Sample.id(2, 31), name: "Applied", leadStatus: "tour_booked"),
      Stage(id: Sample.id(2, 32), name: "Waits"),
    ]
    try bus.store.change { [other] in $0.pipelines += [Sample.pipeline, other] }
    let lead = try bus.lead("Ada")
    try bus.settle()
    let book = StageBook(try bus.community.store().connection)
    let found = try book.leads(Community.maple, called: "ada")
    #expect(found.map(\.id) == [lead] && found.map(\.label) == ["Ada"])
    #expect(try book.leads(Community.maple, called: "SAM@example.test").map(\.id) == [lead])
    #expect(try book.leads(Community.maple, called: String(lead.value.prefix(8))).map(\.id) == [lead])
    #expect(try book.leads(Community.birch, called: "ada").isEmpty)
    let now: Timestamp = try bus.owner.execute("select now() as now").only().value("now")
    #expect(
      try book.move(lead, called: nil, property: Community.maple, to: other.stages[0], of: other, now: now))
    try bus.settle()
    // The default pipeline has a stage for that status too; a person chose the other one.
    #expect(try standing(bus, lead) == [Sample.id(2, 31)])
    #expect(try bus.count("public.leads where status = 'tour_booked'") == 1)
    #expect(try bus.count("public.lead_activities where metadata ->> 'moved_by' = 'configurator_app'") == 1)
    #expect(try bus.events("lead_status_changed").map(\.hops) == [0])
  }

  @Test("nobody moves what is out of reach, or to a stage that is not there")
  func refused() throws {
    let bus = try Bus()
    try bus.store.change { $0.pipelines.append(Sample.pipeline) }
    let lead = try bus.lead()
    let organization: ItemID = try bus.owner.execute(
      "insert into public.organizations (name) values ('Other') returning id"
    ).only().value("id")
    let login = try bus.community.login(standingFor: Community.luis, organization: organization)
    let stranger = StageBook(try bus.community.store(as: login).connection)
    let now: Timestamp = try bus.owner.execute("select now() as now").only().value("now")
    let stage = Sample.pipeline.stages[1]
    #expect(throws: StoreError.self) {
      try stranger.move(lead, called: nil, property: Community.maple, to: stage, of: Sample.pipeline, now: now)
    }
    #expect(try stranger.leads(Community.maple, called: "Sam").isEmpty)
    #expect(try stranger.list(Community.maple, [Sample.pipeline], now: now).isEmpty)
    let book = StageBook(try bus.community.store().connection)
    for (entity, target) in [(lead, Stage(id: Sample.id(2, 77), name: "Nowhere")), (Sample.id(6, 77), stage)] {
      #expect(throws: StoreError.self) {
        try book.move(entity, called: nil, property: Community.maple, to: target, of: Sample.pipeline, now: now)
      }
    }
    #expect(try bus.count("public.leads where status = 'new'") == 1)
  }
}
