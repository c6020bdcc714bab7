import ConfigSchema
import Testing

@Suite("Resolver leaves out and reports")
struct ResolverFindingTests {
  let fixture = ResolverFixture()
  let cedar = ResolverFixture.cedar

  struct Case: Sendable, CustomTestStringConvertible {
    var operations: [Operation]
    var rule: String
    var path: String
    var fix: String
    var testDescription: String { "\(rule) at \(path)" }
    init(_ operations: Operation..., rule: String, path: String, fix: String = "") {
      (self.operations, self.rule, self.path, self.fix) = (operations, rule, path, fix)
    }
  }

  static let note = AddAction(ref: "$1", trigger: "t1", actionType: "add_note", config: ["description": "x"])
  static func stage(
    _ ref: Reference, in pipeline: Reference = "p1", to target: Reference? = nil, _ position: Position = .last
  ) -> Operation {
    .addStage(
      AddStage(
        ref: ref, pipeline: pipeline, name: ref.text, autoAfterHours: target == nil ? nil : 1, autoToStage: target,
        position: position))
  }

  static let cases: [Case] = [
    Case(.deleteTrigger("t22"), rule: "unknown_handle", path: "changes[0].trigger", fix: "\"t2\""),
    Case(.deleteTrigger("Welcome"), rule: "unknown_handle", path: "changes[0].trigger", fix: "Its handle is t1."),
    Case(.removeStage("Talking"), rule: "unknown_handle", path: "changes[0].stage", fix: "Its handle is p1.s2."),
    Case(.deletePipeline("the moon"), rule: "unknown_handle", path: "changes[0].pipeline", fix: "shown"),
    Case(.deletePipeline("t1"), rule: "wrong_kind", path: "changes[0].pipeline", fix: "a pipeline"),
    Case(.removeAction("p1.s1"), rule: "wrong_kind", path: "changes[0].action", fix: "an action"),
    Case(.removeStage("$3"), rule: "unknown_reference", path: "changes[0].stage"),
    Case(stage("$1", to: "$8"), rule: "unknown_reference", path: "changes[0].auto_to_stage", fix: "handles"),
    Case(stage("$1"), .deletePipeline("$1"), rule: "wrong_kind", path: "changes[1].pipeline"),
    Case(stage("$1"), stage("$1"), rule: "duplicate_reference", path: "changes[1].ref"),
    Case(.deleteTrigger("t1"), .switchTrigger("t1", isActive: true), rule: "item_removed", path: "changes[1].trigger"),
    Case(.deleteTrigger("t1"), .removeAction("t1.a1"), rule: "item_removed", path: "changes[1].action"),
    Case(.removeStage("p1.s1"), stage("$1", .after("p1.s1")), rule: "item_removed", path: "changes[1].after"),
    Case(.removeStage("p1.s3"), stage("$1", to: "p1.s3"), rule: "item_removed", path: "changes[1].auto_to_stage"),
    Case(stage("$1", .after("p2.s1")), rule: "wrong_place", path: "changes[0].after"),
    Case(stage("$1", to: "p2.s1"), rule: "wrong_place", path: "changes[0].auto_to_stage"),
    Case(.moveStage("p1.s1", to: .after("p1.s1")), rule: "wrong_place", path: "changes[0].after"),
    Case(.moveAction("t1.a1", to: .after("t2.a1")), rule: "wrong_place", path: "changes[0].after"),
    Case(.moveAction("t1.a1", to: .after("p1.s1")), rule: "wrong_kind", path: "changes[0].after"),
    Case(
      .updateStage(UpdateStage(stage: "p1.s1", autoToStage: .set("p2.s2"))), rule: "wrong_place",
      path: "changes[0].auto_to_stage"),
    Case(
      .updateStage(UpdateStage(stage: "p1.s2", autoEvent: .set("tour_completed"))), rule: "transition_without_target",
      path: "changes[0].auto_to_stage"),
    Case(
      .updateStage(UpdateStage(stage: "p1.s1", autoAfterHours: .set(4), autoToStage: .clear)),
      rule: "transition_without_target", path: "changes[0].auto_to_stage"),
    Case(
      .addStage(AddStage(ref: "$1", pipeline: "p1", name: "X", autoEvent: "tour_completed")),
      rule: "transition_without_target", path: "changes[0].auto_to_stage"),
    Case(
      .updateAction(UpdateAction(action: "t1.a1", clearedParameters: ["templateslug"])), rule: "unknown_parameter",
      path: "changes[0].clear[0]", fix: "\"template_slug\""),
    Case(
      .updateAction(UpdateAction(action: "t1.a1", config: ["body": nil])), rule: "null_parameter",
      path: "changes[0].parameters[0].value", fix: "clear"),
    Case(
      .updateAction(UpdateAction(action: "t2.a1", config: ["method": "GET", "headers": "{'a': 1}"])), rule: "bad_json",
      path: "changes[0].parameters[1].value"),
    Case(.updatePipeline(UpdatePipeline(pipeline: "p1", name: .clear)), rule: "cannot_clear", path: "changes[0].name"),
  ]

  @Test("what cannot be carried out, and carries out the rest", arguments: cases)
  func failure(_ example: Case) throws {
    let result = fixture.resolve(example.operations + [.switchTrigger("t2", isActive: false)])
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1)
    #expect(finding.rule == example.rule)
    #expect(finding.path == example.path)
    #expect((finding.fix ?? "").contains(example.fix))
    #expect(finding.severity == .block)
    #expect(finding.operation == example.operations.count - 1)
    let expected = fixture.resolve(example.operations.dropLast() + [.switchTrigger("t2", isActive: false)])
    #expect(result[cedar] == expected[cedar], "the failed operation left a trace")
  }

  @Test("everything that builds on a failed operation")
  func dependents() {
    let result = fixture.resolve(
      .createTrigger(CreateTrigger(ref: "$1", name: "A", eventType: "lead_created")),
      .addAction(AddAction(ref: "$2", trigger: "$1", actionType: "webhook", config: ["body": "{"])),
      .addAction(AddAction(ref: "$3", trigger: "$1", actionType: "add_note", position: .after("$2"))),
      .removeAction("$3"))
    #expect(result.findings.map(\.rule) == ["bad_json", "depends_on_left_out", "depends_on_left_out"])
    #expect(result.findings.map(\.path) == ["changes[1].parameters[0].value", "changes[2].after", "changes[3].action"])
    #expect(result[cedar]?.triggers.last?.actions == [])
    #expect(result.origins(cedar)["new-1"] == [0])
  }

  @Test("a stage that would move on to a stage that could not be made, and so on back along the chain")
  func danglingTransitions() {
    let result = fixture.resolve(
      Self.stage("$1", to: "$2"), Self.stage("$2", to: "$3"), Self.stage("$3", .after("p2.s1")), Self.stage("$4"),
      .updateStage(UpdateStage(stage: "p1.s1", autoToStage: .set("$1"))))
    #expect(
      result.findings.map(\.path) == [
        "changes[0].auto_to_stage", "changes[1].auto_to_stage", "changes[2].after", "changes[4].auto_to_stage",
      ])
    #expect(result[cedar]?.pipelines[0].stages.map(\.name) == ["New", "Talking", "Tour", "Leased", "$4"])
    #expect(result[cedar]?.pipelines[0].stages[0].autoTransition?.toStage == ResolverFixture.id(3))
    #expect(result.properties[0].origins.values.map { $0 } == [[3], [3]])
  }

  @Test("operations that wait for each other")
  func circular() {
    let result = fixture.resolve(Self.stage("$1", .after("$2")), Self.stage("$2", .after("$1")))
    #expect(result.findings.map(\.rule) == ["circular_reference", "circular_reference"])
    #expect(result.findings.map(\.path) == ["changes[0].after", "changes[1].after"])
    #expect(result.properties == [])
  }

  @Test("a very long chain given backwards, without running out of stack")
  func longChain() {
    let count = 2000
    let operations = (0..<count).map { index -> Operation in
      Self.stage(Reference("$\(index + 1)"), index == count - 1 ? .first : .after(Reference("$\(index + 2)")))
    }
    let result = fixture.resolve(operations)
    #expect(result.findings == [])
    #expect(result[cedar]?.pipelines[0].stages.prefix(3).map(\.name) == ["$2000", "$1999", "$1998"])
  }

  @Test("properties and items to look at that do not exist")
  func envelope() {
    let reply = Reply(message: "", need: ["t1", "t77"], appliesTo: .listed(["Otter Creek", "t1"]))
    let result = Resolver().resolve(reply, workspace: fixture.workspace, handles: fixture.handles) { ItemID("new") }
    #expect(result.findings.map(\.path) == ["applies_to.properties[0]", "applies_to.properties[1]", "need[1]"])
    #expect(result.findings.map(\.rule) == ["unknown_handle", "wrong_kind", "unknown_handle"])
    #expect(result.findings[0].fix == "Its handle is h2.")
  }

  @Test("new things when no property of the list exists")
  func noProperty() {
    let result = fixture.resolve(
      .createTrigger(CreateTrigger(ref: "$1", name: "A", eventType: "lead_created")), .addAction(Self.note),
      appliesTo: .listed(["h9"]))
    #expect(result.findings.map(\.rule) == ["unknown_handle", "no_property", "duplicate_reference"])
  }

  @Test("items that have gone since they got their handle")
  func gone() {
    var workspace = fixture.workspace
    workspace.properties[0].configuration.triggers.removeLast()
    workspace.properties.removeLast()
    let reply = Reply(
      message: "",
      changes: ["t2", "t3"].map {
        ProposedOperation(.deleteTrigger(Reference($0)), evidence: Evidence(source: .request, quote: ""))
      })
    let result = Resolver().resolve(reply, workspace: workspace, handles: fixture.handles) { ItemID("new") }
    #expect(result.findings.map(\.rule) == ["item_gone", "item_gone"])
    #expect(result.properties == [])
  }
}
