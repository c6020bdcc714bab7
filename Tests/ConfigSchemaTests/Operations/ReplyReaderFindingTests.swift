import ConfigSchema
import Testing

@Suite("ReplyReader finds")
struct ReplyReaderFindingTests {
  static let evidence = ReplyReaderTests.evidence
  static let good = #"{"op":"delete_trigger","trigger":"t4",\#(evidence)}"#

  typealias Case = (change: String, rule: String, path: String, fix: String)

  static let changes: [Case] = [
    (#"{"trigger":"t4",\#(evidence)}"#, "missing_key", "changes[1].op", "Every key"),
    (#"7"#, "wrong_type", "changes[1]", ""),
    (#"{"op":4}"#, "wrong_type", "changes[1].op", ""),
    (#"{"op":"add_stge"}"#, "unknown_operation", "changes[1].op", "\"add_stage\""),
    (#"{"op":"fly"}"#, "unknown_operation", "changes[1].op", "create_pipeline, "),
    (#"{"op":"delete_trigger",\#(evidence)}"#, "missing_key", "changes[1].trigger", "Every key"),
    (
      #"{"op":"delete_trigger","trigger":"t4","trgger":1,\#(evidence)}"#, "unknown_key", "changes[1].trgger",
      "\"trigger\""
    ),
    (#"{"op":"delete_trigger","trigger":"t4","why":1,\#(evidence)}"#, "unknown_key", "changes[1].why", "Leave it out."),
    (#"{"op":"delete_trigger","trigger":["t4"],\#(evidence)}"#, "wrong_type", "changes[1].trigger", ""),
    (#"{"op":"delete_trigger","trigger":"t4","evidence":null}"#, "wrong_type", "changes[1].evidence", ""),
    (
      #"{"op":"delete_trigger","trigger":"t4","evidence":{"source":"request"}}"#, "missing_key",
      "changes[1].evidence.quote", ""
    ),
    (
      #"{"op":"delete_trigger","trigger":"t4","evidence":{"source":"email","quote":"x"}}"#, "bad_source",
      "changes[1].evidence.source", "paste 1"
    ),
    (
      #"{"op":"delete_trigger","trigger":"t4","evidence":{"source":"paste 01","quote":"x"}}"#, "bad_source",
      "changes[1].evidence.source", "paste 1"
    ),
    (
      #"{"op":"delete_trigger","trigger":"t4","evidence":{"source":"paste 0","quote":"x"}}"#, "bad_source",
      "changes[1].evidence.source", "paste 1"
    ),
    (
      #"{"op":"switch_trigger","trigger":"t4","is_active":"true",\#(evidence)}"#, "wrong_type", "changes[1].is_active",
      ""
    ),
    (
      #"{"op":"switch_trigger","trigger":"t4","is_active":null,\#(evidence)}"#, "wrong_type", "changes[1].is_active", ""
    ),
    (
      #"{"op":"create_pipeline","ref":"1","name":"A","pipeline_type":"lead","is_default":false,\#(evidence)}"#,
      "bad_reference", "changes[1].ref", "dollar"
    ),
    (
      #"{"op":"create_pipeline","ref":"$01","name":"A","pipeline_type":"lead","is_default":false,\#(evidence)}"#,
      "bad_reference", "changes[1].ref", "dollar"
    ),
    (
      #"{"op":"create_pipeline","ref":"$1","name":"A","pipeline_type":"leads","is_default":false,\#(evidence)}"#,
      "unknown_word", "changes[1].pipeline_type", "\"lead\""
    ),
    (
      #"{"op":"update_stage","stage":"p1.s1","name":null,"sla_hours":-4,"lead_status":null,"auto_event":null,"auto_after_hours":null,"auto_to_stage":null,"clear":[],\#(evidence)}"#,
      "below_minimum", "changes[1].sla_hours", ""
    ),
    (
      #"{"op":"update_stage","stage":"p1.s1","name":null,"sla_hours":4,"lead_status":null,"auto_event":null,"auto_after_hours":null,"auto_to_stage":null,"clear":["sla_hours"],\#(evidence)}"#,
      "set_and_cleared", "changes[1].sla_hours", "one of the two"
    ),
    (
      #"{"op":"update_stage","stage":"p1.s1","name":null,"sla_hours":null,"lead_status":null,"auto_event":null,"auto_after_hours":null,"auto_to_stage":null,"clear":["name"],\#(evidence)}"#,
      "unknown_word", "changes[1].clear[0]", "sla_hours"
    ),
    (
      #"{"op":"create_trigger","ref":"$1","name":"A","event_type":"lead_created","conditions":[{"field":"lead.status","operator":"equals","value":"new"}],"is_active":true,\#(evidence)}"#,
      "unknown_word", "changes[1].conditions[0].operator", ""
    ),
    (
      #"{"op":"create_trigger","ref":"$1","name":"A","event_type":"lead_created","conditions":[{"field":"lead.status","operator":"eq","value":{"a":1}}],"is_active":true,\#(evidence)}"#,
      "wrong_type", "changes[1].conditions[0].value", ""
    ),
    (
      #"{"op":"create_trigger","ref":"$1","name":"A","event_type":"lead_created","conditions":[{"field":"lead.status","operator":"in","value":["new",null]}],"is_active":true,\#(evidence)}"#,
      "wrong_type", "changes[1].conditions[0].value[1]", ""
    ),
    (
      #"{"op":"add_action","ref":"$1","trigger":"t4","action_type":"send_sms","delay_minutes":1.5,"parameters":[],"only_if":[],"after":null,\#(evidence)}"#,
      "wrong_type", "changes[1].delay_minutes", ""
    ),
    (
      #"{"op":"add_action","ref":"$1","trigger":"t4","action_type":"send_sms","delay_minutes":0,"parameters":{"body":"x"},"only_if":[],"after":null,\#(evidence)}"#,
      "wrong_type", "changes[1].parameters", ""
    ),
    (
      #"{"op":"add_action","ref":"$1","trigger":"t4","action_type":"send_sms","delay_minutes":0,"parameters":[{"name":"body","value":"x"},{"name":"body","value":"y"}],"only_if":[],"after":null,\#(evidence)}"#,
      "duplicate_parameter", "changes[1].parameters[1].name", "once"
    ),
    (
      #"{"op":"update_action","action":"t4.a1","action_type":null,"delay_minutes":null,"parameters":[{"name":"body","value":"x"}],"only_if":null,"clear":["body"],\#(evidence)}"#,
      "set_and_cleared", "changes[1].clear[0]", "one of the two"
    ),
  ]

  @Test("one mistake in one operation, and reads the others", arguments: changes)
  func change(_ example: Case) throws {
    let result = ReplyReader().read(ReplyReaderTests.reply(Self.good, example.change, Self.good))
    let finding = try #require(result.findings.first { $0.rule == example.rule })
    #expect(result.findings.count == 1)
    #expect(finding.path == example.path)
    #expect(finding.operation == 1)
    #expect(finding.severity == .block)
    #expect((finding.fix ?? "").contains(example.fix))
    #expect(result.reply?.changes.count == 2)
    #expect(result.numbers == [0, 2])
  }

  @Test("everything that is wrong at once, in the order of the reply")
  func everything() {
    let text = ReplyReaderTests.reply(
      #"{"op":"delete_trigger","trgger":4,"evidence":{"source":"x","quote":1}}"#,
      #"{"op":"delete_trigger","trigger":"t4","evidence":{"source":"fax","quote":""}}"#,
      #"{"op":"nothing"}"#)
    let paths = ReplyReader().read(text).findings.map(\.path)
    #expect(
      paths == [
        "changes[0].trigger", "changes[0].evidence.quote", "changes[0].trgger", "changes[1].evidence.source",
        "changes[2].op",
      ])
  }

  @Test(
    "a mistake in the reply's own members, which leaves nothing to propose",
    arguments: [
      ("[]", "wrong_type", ""), ("null", "wrong_type", ""), ("{}", "missing_key", "message"),
      (
        #"{"message":1,"questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":[]}"#,
        "wrong_type", "message"
      ),
      (
        #"{"message":"","questions":["x"],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":[]}"#,
        "wrong_type", "questions[0]"
      ),
      (
        #"{"message":"","questions":[],"decline":{"rule":"x"},"need":[],"applies_to":{"properties":[]},"changes":[]}"#,
        "missing_key", "decline.reason"
      ),
      (
        #"{"message":"","questions":[],"decline":null,"need":[1],"applies_to":{"properties":[]},"changes":[]}"#,
        "wrong_type", "need[0]"
      ),
      (
        #"{"message":"","questions":[],"decline":null,"need":[],"applies_to":[],"changes":[]}"#, "wrong_type",
        "applies_to"
      ),
      (
        #"{"message":"","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":{}}"#,
        "wrong_type", "changes"
      ),
      (
        #"{"message":"","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":[],"notes":1}"#,
        "unknown_key", "notes"
      ),
      (#"{"message":"Almost", "#, "not_json", ""), ("", "not_json", ""), ("I am sorry.", "not_json", ""),
    ])
  func envelope(_ text: String, _ rule: String, _ path: String) throws {
    let result = ReplyReader().read(text)
    #expect(result.reply == nil)
    let first = try #require(result.findings.first)
    #expect(first.rule == rule)
    #expect(first.path == path)
    #expect(first.operation == nil)
  }

  @Test("a limited number of mistakes in a text that is nothing but mistakes")
  func many() throws {
    let result = ReplyReader().read(ReplyReaderTests.reply(Array(repeating: "0", count: 5000).joined(separator: ",")))
    #expect(result.findings.count == 201)
    #expect(result.findings.last?.rule == "more_findings")
    #expect(result.findings.last?.message.contains("4800") == true)
  }
}
