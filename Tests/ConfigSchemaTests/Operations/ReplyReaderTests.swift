import ConfigSchema
import TestSupport
import Testing

@Suite("ReplyReader reads")
struct ReplyReaderTests {
  static let evidence = #""evidence":{"source":"request","quote":"please"}"#

  static func reply(_ changes: String...) -> String {
    #"{"message":"Here it is.","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":["#
      + changes.joined(separator: ",") + "]}"
  }

  @Test("the reply's own members")
  func envelope() throws {
    let text = #"""
      {"message": "One thing first.", "questions": [{"text": "How late?", "choices": ["8 pm", "9 pm"]}],
       "decline": {"rule": "FH2", "reason": "That would not be fair."}, "need": ["t4", "p1"],
       "applies_to": {"properties": ["h1", "h3"]}, "changes": []}
      """#
    let result = ReplyReader().read(text)
    let expected = Reply(
      message: "One thing first.", questions: [Question("How late?", choices: ["8 pm", "9 pm"])],
      decline: Decline(rule: "FH2", reason: "That would not be fair."), need: ["t4", "p1"],
      appliesTo: .listed(["h1", "h3"]))
    #expect(result == ReadResult(reply: expected, findings: [], numbers: []))
  }

  static let operations: [(String, Operation)] = [
    (
      #""op":"create_pipeline","ref":"$1","name":"Leasing","pipeline_type":"lead","is_default":true"#,
      .createPipeline(CreatePipeline(ref: "$1", name: "Leasing", type: .lead, isDefault: true))
    ),
    (
      #""op":"update_pipeline","pipeline":"p1","name":null,"is_default":false"#,
      .updatePipeline(UpdatePipeline(pipeline: "p1", isDefault: .set(false)))
    ),
    (#""op":"delete_pipeline","pipeline":"p1""#, .deletePipeline("p1")),
    (
      #""op":"add_stage","ref":"$2","pipeline":"$1","name":"New","sla_hours":1.5,"lead_status":"new","auto_event":"tour_scheduled","auto_after_hours":null,"auto_to_stage":"$3","after":"first""#,
      .addStage(
        AddStage(
          ref: "$2", pipeline: "$1", name: "New", slaHours: 1.5, leadStatus: "new", autoEvent: "tour_scheduled",
          autoToStage: "$3", position: .first))
    ),
    (
      #""op":"update_stage","stage":"p1.s1","name":"Fresh","sla_hours":null,"lead_status":null,"auto_event":null,"auto_after_hours":48,"auto_to_stage":null,"clear":["sla_hours","auto_event"]"#,
      .updateStage(
        UpdateStage(stage: "p1.s1", name: .set("Fresh"), slaHours: .clear, autoEvent: .clear, autoAfterHours: .set(48)))
    ),
    (#""op":"move_stage","stage":"p1.s2","after":"p1.s4""#, .moveStage("p1.s2", to: .after("p1.s4"))),
    (#""op":"remove_stage","stage":"p1.s2""#, .removeStage("p1.s2")),
    (
      #""op":"create_trigger","ref":"$4","name":"Hello","event_type":"lead_created","conditions":[{"field":"payload.source","operator":"not_in","value":["zillow","walk-in"]}],"is_active":true"#,
      .createTrigger(
        CreateTrigger(
          ref: "$4", name: "Hello", eventType: "lead_created",
          conditions: [Condition("payload.source", .notIn, ["zillow", "walk-in"])], isActive: true))
    ),
    (
      #""op":"update_trigger","trigger":"t4","name":null,"event_type":null,"conditions":[],"clear":[]"#,
      .updateTrigger(UpdateTrigger(trigger: "t4", conditions: .set([])))
    ),
    (
      #""op":"update_trigger","trigger":"t4","name":null,"event_type":"tour_completed","conditions":null,"clear":["conditions"]"#,
      .updateTrigger(UpdateTrigger(trigger: "t4", eventType: .set("tour_completed"), conditions: .clear))
    ),
    (#""op":"switch_trigger","trigger":"t4","is_active":false"#, .switchTrigger("t4", isActive: false)),
    (#""op":"delete_trigger","trigger":"t4""#, .deleteTrigger("t4")),
    (
      #""op":"add_action","ref":"$5","trigger":"$4","action_type":"send_sms","delay_minutes":30,"parameters":[{"name":"body","value":"Hi"},{"name":"tags","value":["a"]}],"only_if":[{"field":"lead.status","operator":"eq","value":"new"}],"after":null"#,
      .addAction(
        AddAction(
          ref: "$5", trigger: "$4", actionType: "send_sms", config: ["body": "Hi", "tags": ["a"]],
          onlyIf: [Condition("lead.status", .eq, "new")], delayMinutes: 30))
    ),
    (
      #""op":"update_action","action":"t4.a1","action_type":null,"delay_minutes":1440.0,"parameters":[],"only_if":null,"clear":["only_if","subject"]"#,
      .updateAction(
        UpdateAction(action: "t4.a1", clearedParameters: ["subject"], onlyIf: .clear, delayMinutes: .set(1440)))
    ),
    (#""op":"move_action","action":"t4.a2","after":null"#, .moveAction("t4.a2", to: .last)),
    (#""op":"remove_action","action":"t4.a2""#, .removeAction("t4.a2")),
  ]

  @Test("every kind of operation", arguments: operations)
  func operation(_ members: String, _ expected: Operation) throws {
    let result = ReplyReader().read(Self.reply("{\(members),\(Self.evidence)}"))
    #expect(result.findings == [])
    #expect(result.numbers == [0])
    #expect(
      result.reply?.changes
        == [ProposedOperation(expected, evidence: Evidence(source: .request, quote: "please"))])
  }

  @Test("what was written, for any reply")
  func roundTrip() throws {
    var generator = ReplyGenerator(seed: 1)
    for _ in 0..<150 {
      let reply = generator.reply(changes: Int.random(in: 0...12, using: &generator.random))
      for style in [JSON.Style.compact, .pretty, .canonical] {
        let result = ReplyReader().read(ReplyWriter.json(reply).text(style))
        #expect(result.findings == [])
        #expect(result.reply == reply)
        #expect(result.numbers == Array(reply.changes.indices))
      }
    }
  }

  @Test("nested parameters back as JSON text")
  func nestedParameters() throws {
    let action = AddAction(
      ref: "$1", trigger: "t1", actionType: "webhook", config: ["body": ["lead": ["id": 1]], "list": [[1], nil]])
    let reply = Reply(
      message: "", changes: [ProposedOperation(.addAction(action), evidence: Evidence(source: .request, quote: "x"))])
    let read = try #require(ReplyReader().read(ReplyWriter.json(reply).text()).reply)
    guard case .addAction(let back) = read.changes.first?.operation else {
      Issue.record("not an action")
      return
    }
    #expect(back.config == ["body": #"{"lead":{"id":1}}"#, "list": "[[1],null]"])
  }
}
