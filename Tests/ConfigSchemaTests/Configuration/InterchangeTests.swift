import ConfigSchema
import Testing

@Suite("Interchange")
struct InterchangeTests {
  static func counter(_ prefix: String = "new") -> IDSource {
    var count = 0
    return {
      count += 1
      return ItemID("\(prefix)-\(count)")
    }
  }

  static let document = """
    {"pipelines": [{"name": "Leasing", "pipeline_type": "lead", "is_default": true, "stages": [
       {"name": "Tour", "order": 1, "sla_hours": null, "auto_transition": null, "lead_status": "tour_booked"},
       {"name": "New", "order": 0, "sla_hours": 4,
        "auto_transition": {"event_type": "tour_scheduled", "after_hours": null, "to_stage": "Tour"}}]}],
     "triggers": [{"name": "Hello", "event_type": "lead_created", "actions": [
       {"action_type": "send_sms", "delay_minutes": 5, "execution_order": 2, "action_config": {"body": "Hi",
        "only_if": [{"field": "lead.status", "operator": "eq", "value": "new"}]}},
       {"action_type": "add_note", "execution_order": 1, "action_config": {"description": "x"}}]}]}
    """

  @Test("reads a document without ids, in the order its numbers give")
  func reads() throws {
    let (read, findings) = Interchange.read(try JSONParser.parse(Self.document), ids: Self.counter())
    let configuration = try #require(read)
    #expect(findings == [])
    let stages = configuration.pipelines[0].stages
    #expect(stages.map(\.name) == ["New", "Tour"])
    #expect(stages[0].autoTransition == AutoTransition(eventType: "tour_scheduled", toStage: stages[1].id))
    #expect(stages[1].leadStatus == "tour_booked")
    let trigger = configuration.triggers[0]
    #expect(trigger.isActive && trigger.conditions == [])
    #expect(trigger.actions.map(\.type) == ["add_note", "send_sms"])
    #expect(trigger.actions[1].config == ["body": "Hi"])
    #expect(trigger.actions[1].onlyIf == [Condition("lead.status", .eq, "new")])
    #expect(trigger.actions.map(\.delayMinutes) == [0, 5])
  }

  @Test("gives back what was written, ids included")
  func roundTrip() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = ConfigurationGenerator(seed: seed)
      let configuration = generator.configuration(pipelines: 3, triggers: 6)
      let json = try JSONParser.parse(Interchange.json(configuration).text(.pretty))
      let back = Interchange.read(json, ids: Self.counter())
      #expect(back.configuration == configuration)
      #expect(back.findings == [])
    }
  }

  @Test("imported again without ids is no change, whatever the names")
  func reimport() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = ConfigurationGenerator(seed: seed)
      let configuration = Self.distinct(generator.configuration(pipelines: 3, triggers: 6))
      let json = Self.withoutIDs(Interchange.json(configuration))
      let back = Interchange.read(json, ids: Self.counter(), matching: configuration)
      #expect(back.configuration == configuration)
      #expect(back.findings == [])
    }
  }

  @Test("matches by id before it matches by name, and makes everything else new")
  func matches() throws {
    let base = Configuration(triggers: [
      Trigger(id: ItemID("t-1"), name: "Hello", eventType: "lead_created"),
      Trigger(id: ItemID("t-2"), name: "Thanks", eventType: "tour_completed"),
    ])
    let json: JSON = [
      "pipelines": [],
      "triggers": [
        ["name": "hello!", "event_type": "lead_created"],
        ["id": "t-1", "name": "Welcome", "event_type": "lead_created"],
        ["id": "t-77", "name": "Thanks", "event_type": "tour_completed"],
      ],
    ]
    let read = Interchange.read(json, ids: Self.counter(), matching: base)
    #expect(read.configuration?.triggers.map(\.id.value) == ["new-1", "t-1", "t-2"])
    #expect(read.configuration?.triggers.map(\.name) == ["hello!", "Welcome", "Thanks"])
  }

  @Test("takes over no id of a stranger when there is something it is imported into")
  func strangersIDs() throws {
    let json: JSON = ["pipelines": [], "triggers": [["id": "t-9", "name": "A", "event_type": "lead_created"]]]
    #expect(Interchange.read(json, ids: Self.counter()).configuration?.triggers[0].id.value == "t-9")
    #expect(
      Interchange.read(json, ids: Self.counter(), matching: .empty).configuration?.triggers[0].id.value == "new-1")
  }

  @Test("names the target of a move by id where its name says nothing")
  func ambiguousNames() throws {
    let stages = [
      Stage(id: ItemID("s-1"), name: "Wait", autoTransition: AutoTransition(afterHours: 1, toStage: ItemID("s-3"))),
      Stage(id: ItemID("s-2"), name: "Done"), Stage(id: ItemID("s-3"), name: "Done"),
    ]
    let configuration = Configuration(pipelines: [
      Pipeline(id: ItemID("p-1"), name: "P", type: .lead, isDefault: true, stages: stages)
    ])
    #expect(Interchange.read(Interchange.json(configuration), ids: Self.counter()).configuration == configuration)
  }

  static func withoutIDs(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      .object(JSONObject(object.members.filter { $0.key != "id" }.map { ($0.key, withoutIDs($0.value)) }))
    case .array(let items): .array(items.map(withoutIDs))
    default: json
    }
  }

  /// With names that tell stages of one pipeline apart, as a document without ids needs.
  private static func distinct(_ configuration: Configuration) -> Configuration {
    var configuration = configuration
    for pipeline in configuration.pipelines.indices {
      for stage in configuration.pipelines[pipeline].stages.indices {
        configuration.pipelines[pipeline].stages[stage].name += " \(stage)"
      }
    }
    return configuration
  }
}
