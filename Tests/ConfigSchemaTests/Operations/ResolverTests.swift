import ConfigSchema
import Testing

@Suite("Resolver carries out")
struct ResolverTests {
  typealias Fixture = ResolverFixture
  let fixture = Fixture()
  let cedar = Fixture.cedar
  let otter = Fixture.otter

  @Test("a new pipeline whose stages point at stages made later")
  func newPipeline() throws {
    let result = fixture.resolve(
      .createPipeline(CreatePipeline(ref: "$1", name: "Renewals", type: .resident, isDefault: true)),
      .addStage(AddStage(ref: "$2", pipeline: "$1", name: "Due", autoAfterHours: 48, autoToStage: "$3")),
      .addStage(AddStage(ref: "$3", pipeline: "$1", name: "Signed", slaHours: 12)),
      .addStage(AddStage(ref: "$4", pipeline: "$1", name: "Offer", position: .after("$2"))),
      .addStage(AddStage(ref: "$5", pipeline: "$1", name: "Heads up", position: .first)))
    #expect(result.findings == [])
    let pipeline = try #require(result[cedar]?.pipelines.last)
    #expect(pipeline.stages.map(\.name) == ["Heads up", "Due", "Offer", "Signed"])
    #expect(pipeline.stages[1].autoTransition == AutoTransition(afterHours: 48, toStage: pipeline.stages[3].id))
    #expect(result[cedar]?.pipelines.first?.isDefault == true, "another type keeps its default")
    #expect(result.origins(cedar)[pipeline.id.value] == [0, 1, 2, 3, 4])
    #expect(result.origins(cedar)[pipeline.stages[2].id.value] == [3])
    #expect(result[otter] == nil)
  }

  @Test("operations in any order: what needs a thing waits for it")
  func anyOrder() throws {
    let operations: [Operation] = [
      .moveAction("$3", to: .first),
      .addAction(
        AddAction(
          ref: "$3", trigger: "$1", actionType: "add_note", config: ["description": "b"], position: .after("$2"))),
      .addAction(AddAction(ref: "$2", trigger: "$1", actionType: "add_note", config: ["description": "a"])),
      .switchTrigger("$1", isActive: false),
      .createTrigger(CreateTrigger(ref: "$1", name: "Hello", eventType: "lead_created")),
    ]
    let result = fixture.resolve(operations)
    #expect(result.findings == [])
    let trigger = try #require(result[cedar]?.triggers.last)
    #expect(trigger.actions.map { $0.config["description"] } == ["b", "a"])
    #expect(!trigger.isActive)
    #expect(result.origins(cedar)[trigger.id.value] == [0, 1, 2, 3, 4])
    #expect(result.origins(cedar)[trigger.actions[0].id.value] == [0, 1])
  }

  @Test("a new trigger once for each property, with ids of its own")
  func manyProperties() throws {
    let result = fixture.resolve(
      .createTrigger(CreateTrigger(ref: "$1", name: "Hello", eventType: "lead_created")),
      .addAction(AddAction(ref: "$2", trigger: "$1", actionType: "send_sms", config: ["body": "Hi"])),
      .deleteTrigger("t2"),
      appliesTo: .listed(["h2", "h1", "h2"]))
    #expect(result.findings == [])
    #expect(result.properties.map(\.property) == [cedar, otter])
    let first = try #require(result[cedar]?.triggers.last)
    let second = try #require(result[otter]?.triggers.last)
    #expect(first.name == "Hello" && second.name == "Hello")
    #expect(Set([first.id, second.id, first.actions[0].id, second.actions[0].id]).count == 4)
    #expect(result[cedar]?.triggers.map(\.name) == ["Welcome", "Hello"])
    #expect(result[otter]?.triggers.map(\.name) == ["Thanks", "Hello"], "an edit stays with the property of its item")
  }

  @Test("the same way twice: same ids in the same places")
  func deterministic() {
    let operations: [Operation] = [
      .createTrigger(CreateTrigger(ref: "$1", name: "A", eventType: "lead_created")),
      .addAction(AddAction(ref: "$2", trigger: "$1", actionType: "add_note")),
    ]
    let audience = Audience.listed(["h1", "h2"])
    #expect(fixture.resolve(operations, appliesTo: audience) == fixture.resolve(operations, appliesTo: audience))
  }

  @Test("a new default pipeline by taking the place of the old one")
  func onlyOneDefault() throws {
    let created = fixture.resolve(
      .createPipeline(CreatePipeline(ref: "$1", name: "Fast lane", type: .lead, isDefault: true)))
    #expect(created[cedar]?.pipelines.map(\.isDefault) == [false, true])
    #expect(created.origins(cedar)["item-1"] == [0])
    let updated = fixture.resolve(
      .createPipeline(CreatePipeline(ref: "$1", name: "Fast lane", type: .lead, isDefault: false)),
      .updatePipeline(UpdatePipeline(pipeline: "$1", name: .set("Slow lane"), isDefault: .set(true))))
    #expect(updated[cedar]?.pipelines.map(\.isDefault) == [false, true])
    #expect(updated[cedar]?.pipelines.last?.name == "Slow lane")
    #expect(updated.origins(cedar)["item-1"] == [1])
  }

  @Test("the removal of a stage together with the automatic moves that lead to it")
  func removeStage() {
    let result = fixture.resolve(.removeStage("p1.s2"))
    #expect(result[cedar]?.pipelines[0].stages.map(\.name) == ["New", "Tour", "Leased"])
    #expect(result[cedar]?.pipelines[0].stages[0].autoTransition == nil)
    #expect(result.origins(cedar) == ["item-1": [0], "item-2": [0], "item-3": [0]])
  }

  @Test("changes of a stage, attribute by attribute")
  func updateStage() throws {
    let result = fixture.resolve(
      .updateStage(UpdateStage(stage: "p1.s1", name: .set("Fresh"), slaHours: .clear, autoAfterHours: .set(2))),
      .updateStage(UpdateStage(stage: "p1.s1", leadStatus: .set("new"), autoEvent: .clear)),
      .updateStage(UpdateStage(stage: "p1.s2", autoEvent: .set("tour_completed"), autoToStage: .set("p1.s4"))),
      .updateStage(UpdateStage(stage: "p2.s1", autoToStage: .clear)))
    let stages = try #require(result[cedar]?.pipelines[0].stages)
    #expect(
      stages[0]
        == Stage(
          id: Fixture.id(2), name: "Fresh", leadStatus: "new",
          autoTransition: AutoTransition(afterHours: 2, toStage: Fixture.id(3))))
    #expect(stages[1].autoTransition == AutoTransition(eventType: "tour_completed", toStage: Fixture.id(5)))
    #expect(result[otter]?.pipelines[0].stages[0].autoTransition == nil)
    #expect(result.findings == [])
  }

  @Test(
    "a move to any place",
    arguments: [
      ("p1.s3", Position.first, ["Tour", "New", "Talking", "Leased"]),
      ("p1.s1", .last, ["Talking", "Tour", "Leased", "New"]),
      ("p1.s1", .after("p1.s3"), ["Talking", "Tour", "New", "Leased"]),
      ("p1.s4", .after("p1.s1"), ["New", "Leased", "Talking", "Tour"]),
    ] as [(String, Position, [String])])
  func moveStage(_ stage: String, _ position: Position, _ expected: [String]) {
    let result = fixture.resolve(.moveStage(Reference(stage), to: position))
    #expect(result[cedar]?.pipelines[0].stages.map(\.name) == expected)
  }

  @Test("changes of an action: parameters not named stay, those of another type go")
  func updateAction() throws {
    let result = fixture.resolve(
      .updateAction(
        UpdateAction(
          action: "t1.a1", actionType: .set("send_email"), config: ["subject": "Welcome"], delayMinutes: .set(30))),
      .updateAction(UpdateAction(action: "t1.a2", config: ["description": "Soon"], onlyIf: .clear)),
      .updateAction(UpdateAction(action: "t1.a2", clearedParameters: ["description"])),
      .updateAction(UpdateAction(action: "t2.a1", actionType: .set("create_task"), config: ["title": "Call"])))
    let actions = try #require(result[cedar]?.triggers[0].actions)
    #expect(actions[0].type == "send_email")
    #expect(actions[0].config == ["body": "Hi {{first_name}}", "subject": "Welcome"])
    #expect(actions[0].delayMinutes == 30)
    #expect(actions[1].config == ["title": "Call"])
    #expect(actions[1].onlyIf == [])
    #expect(result[cedar]?.triggers[1].actions[0].config == ["title": "Call"])
    #expect(result.findings == [])
  }

  @Test("parameters that hold JSON, given as text")
  func jsonParameters() throws {
    let result = fixture.resolve(
      .updateAction(UpdateAction(action: "t2.a1", config: ["body": #"{"lead": "{{lead_id}}"}"#])),
      .addAction(
        AddAction(ref: "$1", trigger: "t2", actionType: "send_sms", config: ["body": "[1]", "template_slug": nil])))
    let actions = try #require(result[cedar]?.triggers[1].actions)
    #expect(actions[0].config["body"] == ["lead": "{{lead_id}}"])
    #expect(actions[1].config == ["body": "[1]"], "a text parameter stays text, and null is no value")
  }

  @Test("the rest when some operations fail, counted as in the text of the reply")
  func numbers() throws {
    let text = ReplyReaderTests.reply(
      #"{"op":"oops"}"#, #"{"op":"delete_trigger","trigger":"t9",\#(ReplyReaderTests.evidence)}"#,
      #"{"op":"delete_trigger","trigger":"t2",\#(ReplyReaderTests.evidence)}"#)
    let read = ReplyReader().read(text)
    let result = Resolver().resolve(read, workspace: fixture.workspace, handles: fixture.handles) { ItemID("new") }
    #expect(result.findings.map(\.path) == ["changes[1].trigger"])
    #expect(result.findings.map(\.operation) == [1])
    #expect(result.origins(cedar) == ["item-30": [2]])
    #expect(result[cedar]?.triggers.map(\.name) == ["Welcome"])
  }

  @Test("two hundred changes among five thousand triggers")
  func large() throws {
    let triggers = (0..<5000).map { number in
      Trigger(
        id: Fixture.id(1000 + number), name: "T\(number)", eventType: "lead_created",
        actions: [Action(id: Fixture.id(10_000 + number), type: "add_note", config: ["description": "x"])])
    }
    let state = PropertyState(
      facts: PropertyFacts(id: cedar, name: "Cedar Bend"), configuration: Configuration(triggers: triggers))
    let fixture = Fixture([state])
    let operations: [Operation] = (0..<100).flatMap { number -> [Operation] in
      [
        .switchTrigger(Reference("t\(5000 - number)"), isActive: false),
        .updateAction(UpdateAction(action: Reference("t\(number + 1).a1"), delayMinutes: .set(number + 1))),
      ]
    }
    let result = fixture.resolve(operations)
    #expect(result.findings == [])
    #expect(result[cedar]?.triggers.count { !$0.isActive } == 100)
    #expect(result[cedar]?.triggers.prefix(100).map { $0.actions[0].delayMinutes } == Array(1...100))
    #expect(result.properties[0].origins.count == 300)
  }
}
