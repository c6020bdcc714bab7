import ConfigSchema
import Testing

@Suite("A snapshot")
struct SnapshotTests {
  /// What `jsonb` does to a document: keys by length and then by bytes, numbers as plain decimals.
  static func throughDatabase(_ json: JSON) throws -> JSON {
    try JSONParser.parse(reordered(json).text())
  }

  private static func reordered(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      let members = object.members.sorted { a, b in
        a.key.utf8.count != b.key.utf8.count ? a.key.utf8.count < b.key.utf8.count : a.key < b.key
      }
      return .object(JSONObject(members.map { ($0.key, reordered($0.value)) }))
    case .array(let items): return .array(items.map(reordered))
    default: return json
    }
  }

  @Test("gives back the item, through the database's own way of writing JSON")
  func roundTrip() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var generator = ConfigurationGenerator(seed: seed)
      let configuration = generator.configuration()
      for pipeline in configuration.pipelines {
        #expect(try Snapshot.pipeline(Self.throughDatabase(Snapshot.json(pipeline))) == pipeline)
        #expect(try Snapshot.stages(Self.throughDatabase(Snapshot.stages(pipeline.stages))) == pipeline.stages)
      }
      for trigger in configuration.triggers {
        let back = try Snapshot.trigger(Self.throughDatabase(Snapshot.json(trigger)), actions: trigger.actions)
        #expect(back == trigger)
        #expect(try Snapshot.conditions(Snapshot.conditions(trigger.conditions)) == trigger.conditions)
        for (order, action) in trigger.actions.enumerated() {
          let row = Snapshot.ActionRow(action: action, trigger: trigger.id, executionOrder: order)
          #expect(try Snapshot.action(Self.throughDatabase(Snapshot.json(row))) == row)
        }
      }
    }
  }

  @Test("is written as the tables have it")
  func form() {
    let stages = [
      Stage(
        id: ItemID("S1"), name: "New", slaHours: 4,
        autoTransition: AutoTransition(afterHours: 2.5, toStage: ItemID("s2"))),
      Stage(id: ItemID("s2"), name: "Tour", leadStatus: "tour_booked"),
    ]
    let pipeline = Pipeline(id: ItemID("p1"), name: "Leasing", type: .lead, isDefault: true, stages: stages)
    #expect(
      Snapshot.json(pipeline).text()
        == #"{"id":"p1","name":"Leasing","pipeline_type":"lead","is_default":true,"stages":[{"id":"s1","name":"New","sla_hours":4,"lead_status":null,"auto_transition":{"event_type":null,"after_hours":2.5,"to_stage":"s2"}},{"id":"s2","name":"Tour","sla_hours":null,"lead_status":"tour_booked","auto_transition":null}]}"#
    )
    let action = Action(
      id: ItemID("a1"), type: "add_note", config: ["description": "x"], onlyIf: [Condition("lead.phone", .exists)],
      delayMinutes: 30)
    #expect(
      Snapshot.json(Snapshot.ActionRow(action: action, trigger: ItemID("t1"), executionOrder: 2)).text()
        == #"{"id":"a1","trigger_id":"t1","action_type":"add_note","action_config":{"description":"x","only_if":[{"field":"lead.phone","operator":"exists","value":null}]},"delay_minutes":30,"execution_order":2}"#
    )
    let trigger = Trigger(id: ItemID("t1"), name: "T", eventType: "lead_created", isActive: false, actions: [action])
    #expect(
      Snapshot.json(trigger).text()
        == #"{"id":"t1","name":"T","event_type":"lead_created","conditions":[],"is_active":false}"#)
  }

  @Test(
    "is refused with its place when a row was spoiled by hand",
    arguments: [
      (#"{"id":"p","name":"A","pipeline_type":"lead","is_default":1,"stages":[]}"#, "is_default"),
      (#"{"id":"p","name":"A","pipeline_type":"sale","is_default":true,"stages":[]}"#, "pipeline_type"),
      (#"{"id":"p","name":null,"pipeline_type":"lead","is_default":true,"stages":[]}"#, "name"),
      (#"{"id":"p","name":"A","pipeline_type":"lead","is_default":true,"stages":[{"name":"x"}]}"#, "stages[0].id"),
      (
        #"{"id":"p","name":"A","pipeline_type":"lead","is_default":true,"stages":[{"id":"s","name":"x","auto_transition":{}}]}"#,
        "stages[0].auto_transition.to_stage"
      ),
      (#"[]"#, ""),
    ])
  func refused(_ text: String, _ path: String) throws {
    let error = try #require(throws: SnapshotError.self) { try Snapshot.pipeline(JSONParser.parse(text)) }
    #expect(error.path == path)
  }
}
