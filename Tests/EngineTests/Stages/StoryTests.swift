import ConfigSchema
import FoundationEssentials
import Store
import Testing

@testable import Engine

/// The engine beside the evaluation's judge: `fixtures/stages.json` holds what `World.run` of `judge.py` makes of small stories,
/// written by `scripts/stage-fixture.py`.
@Suite("Stories about stages") struct StoryTests {
  @Test("router, clock and runner do what the judge says, at the same times", arguments: 0..<8)
  func stories(share: Int) throws {
    let stories = try Self.all()
    try #require(stories.count >= 70)
    for (index, story) in stories.enumerated() where index % 8 == share { try play(story) }
  }

  private func play(_ story: Story) throws {
    let told = try ClockBus()
    var count = 0
    let (read, findings) = Interchange.read(
      story.config,
      ids: {
        count += 1
        return Sample.id(5, count)
      })
    #expect(findings == [], "\(story.name)")
    let configuration = try #require(read)
    try told.bus.store.change { $0 = configuration }
    let lead = Sample.id(6, 1)
    try told.unwatched(
      """
      insert into public.leads (id, property_id, first_name, status, source, created_at)
      values ($1, $2, 'Sam', 'new', 'website', $3)
      """, [.id(lead), .id(Community.maple), .timestamp(told.start)])
    for event in story.events {
      try pass(until: event.at, told, configuration)
      let now = told.time(minutes: event.at)
      var payload = event.payload
      payload["lead_id"] = .string(lead.value)
      if let status = event.status {
        try told.unwatched("update public.leads set status = $2 where id = $1", [.id(lead), .text(status)])
        payload["to_status"] = .string(status)
      }
      if event.type == "lead_created" { payload["status"] = "new" }
      try told.publish(event.type, payload, lead: lead, at: now)
      try told.settle(at: now)
    }
    try pass(until: story.end, told, configuration)
    let happened = try happened(told, configuration)
    #expect(happened == story.happened.sorted(), "\(story.name): \(happened) and not \(story.happened.sorted())")
    let row = try told.bus.owner.execute(
      """
      select l.status, (select e.stage_id from public.crm_stage_entries e where e.entity_id = l.id and e.left_at is null)
        as stage from public.leads l where l.id = $1
      """, [.id(lead)]
    ).only()
    #expect(try row.value("status") == story.status, "\(story.name)")
    let stage: ItemID? = try row.optional("stage")
    #expect(stage.flatMap { Self.stages(configuration)[$0] } == story.stage, "\(story.name)")
  }

  /// Goes from one moment at which something is due to the next.
  private func pass(until end: Int, _ told: ClockBus, _ configuration: Configuration) throws {
    let hours = configuration.pipelines.flatMap(\.stages).compactMap { stage -> JSON? in
      guard let move = stage.autoTransition, move.eventType == nil, let hours = move.afterHours else { return nil }
      return ["stage": .string(stage.id.value), "hours": .number(JSONNumber(hours))]
    }
    while true {
      let next: Timestamp? = try told.bus.owner.execute(
        """
        select least(
          (select min(due_at) from public.crm_action_runs where status = 'pending'),
          (select min(m.due_at) from public.crm_stage_moves m where m.outcome is null),
          (select min(e.entered_at + make_interval(secs => s.hours * 3600))
            from public.crm_stage_entries e join jsonb_to_recordset($1) as s (stage uuid, hours float8)
              on s.stage = e.stage_id where e.left_at is null)) as next
        """, [.json(.array(hours))]
      ).only().optional("next")
      guard let next, next < told.time(minutes: end) else { return }
      try told.settle(at: next)
    }
  }

  private func happened(_ told: ClockBus, _ configuration: Configuration) throws -> [String] {
    let triggers = Dictionary(uniqueKeysWithValues: configuration.triggers.map { ($0.id, $0.name) })
    var found: [String] = []
    for row in try told.bus.owner.execute(
      "select due_at, action_type, trigger_id from public.crm_action_runs where status = 'done'")
    {
      found.append(
        "\(told.minute(try row.value("due_at"))) \(try row.value("action_type") as String) \(triggers[try row.value("trigger_id")] ?? "?")"
      )
    }
    for row in try told.bus.owner.execute(
      "select entered_at, stage_id from public.crm_stage_entries where entered_by in ('event', 'hours')")
    {
      let name = Self.stages(configuration)[try row.value("stage_id")] ?? "?"
      found.append("\(told.minute(try row.value("entered_at"))) update_stage moves to \(name)")
    }
    return found.sorted()
  }

  private static func stages(_ configuration: Configuration) -> [ItemID: String] {
    Dictionary(uniqueKeysWithValues: configuration.pipelines.flatMap(\.stages).map { ($0.id, $0.name) })
  }

  struct Story {
    var name: String
    var config: JSON
    var events: [(at: Int, type: String, status: String?, payload: JSONObject)]
    var end: Int
    var happened: [String]
    var status: String
    var stage: String?
  }

  static func all() throws -> [Story] {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOfFile: folder.appendingPathComponent("fixtures/stages.json").path, encoding: .utf8)
    return try JSONParser.parse(text).array!.map { story in
      Story(
        name: story["name"]!.string!, config: story["config"]!,
        events: story["events"]!.array!.map { event in
          (
            at: event["at"]!.int!, type: event["event_type"]!.string!, status: event["status"]?.string,
            payload: event["payload"]!.object!
          )
        },
        end: story["end"]!.int!,
        happened: story["happened"]!.array!.map { one in
          "\(one.array![0].int!) \(one.array![1].string!) \(one.array![2].string!)"
        },
        status: story["status"]!.string!, stage: story["stage"]?.string)
    }
  }
}

extension ClockBus {
  /// Minutes since the start.
  fileprivate func minute(_ time: Timestamp) -> Int { Int((time.seconds - start.seconds) / 60) }
}
