import ConfigSchema
import Testing

@Suite("Interchange refuses")
struct InterchangeFindingTests {
  static let cases: [(text: String, rule: String, path: String)] = [
    ("[]", "wrong_type", ""),
    (#"{"pipelines":[],"trigers":[]}"#, "unknown_key", "trigers"),
    (#"{"pipelines":{},"triggers":[]}"#, "wrong_type", "pipelines"),
    (#"{"pipelines":[7],"triggers":[]}"#, "wrong_type", "pipelines[0]"),
    (#"{"pipelines":[{"pipeline_type":"lead"}]}"#, "missing_key", "pipelines[0].name"),
    (#"{"pipelines":[{"name":"A"}]}"#, "missing_key", "pipelines[0].pipeline_type"),
    (#"{"pipelines":[{"name":"A","pipeline_type":"leads"}]}"#, "unknown_word", "pipelines[0].pipeline_type"),
    (
      #"{"pipelines":[{"name":"A","pipeline_type":"lead","stages":[{"name":"S","sla_hours":"4"}]}]}"#, "wrong_type",
      "pipelines[0].stages[0].sla_hours"
    ),
    (
      #"{"pipelines":[{"name":"A","pipeline_type":"lead","stages":[{"name":"S","auto_transition":{"to_stage":"T"}}]}]}"#,
      "unknown_stage", "pipelines[0].stages[0].auto_transition.to_stage"
    ),
    (
      #"{"pipelines":[{"name":"A","pipeline_type":"lead","stages":[{"name":"S","auto_transition":{"after_hours":2}}]}]}"#,
      "missing_key", "pipelines[0].stages[0].auto_transition.to_stage"
    ),
    (
      #"{"pipelines":[{"name":"A","pipeline_type":"lead","stages":[{"name":"S"},{"name":"S"},{"name":"T","auto_transition":{"to_stage":"S"}}]}]}"#,
      "ambiguous_stage", "pipelines[0].stages[2].auto_transition.to_stage"
    ),
    (#"{"triggers":[{"name":"T"}]}"#, "missing_key", "triggers[0].event_type"),
    (#"{"triggers":[{"name":"T","event_type":"x","is_active":"yes"}]}"#, "wrong_type", "triggers[0].is_active"),
    (
      #"{"triggers":[{"name":"T","event_type":"x","conditions":[{"field":"a","operator":"is","value":1}]}]}"#,
      "unknown_word", "triggers[0].conditions[0].operator"
    ),
    (
      #"{"triggers":[{"name":"T","event_type":"x","actions":[{"action_type":"a","action_config":"{}"}]}]}"#,
      "wrong_type", "triggers[0].actions[0].action_config"
    ),
    (
      #"{"triggers":[{"name":"T","event_type":"x","actions":[{"action_type":"a","action_config":{"only_if":[{"operator":"eq"}]}}]}]}"#,
      "missing_key", "triggers[0].actions[0].action_config.only_if[0].field"
    ),
    (
      #"{"triggers":[{"name":"T","event_type":"x","actions":[{"action_type":"a","delay_minutes":1.5}]}]}"#,
      "wrong_type", "triggers[0].actions[0].delay_minutes"
    ),
    (
      #"{"triggers":[{"id":"1","name":"T","event_type":"x"},{"id":"1","name":"U","event_type":"x"}]}"#, "duplicate_id",
      "triggers[1].id"
    ),
  ]

  @Test("a document with a mistake whole, naming the place", arguments: cases)
  func refuses(_ text: String, _ rule: String, _ path: String) throws {
    let read = Interchange.read(try JSONParser.parse(text), ids: InterchangeTests.counter())
    #expect(read.configuration == nil)
    #expect(read.findings.count == 1)
    #expect(read.findings.first?.rule == rule)
    #expect(read.findings.first?.path == path)
    #expect(read.findings.first?.severity == .block)
  }

  @Test("with all mistakes at once")
  func all() throws {
    let text = #"{"pipelines":[{"name":1,"pipeline_type":"x","stages":[{}]}],"triggers":[{"actions":[{}]}]}"#
    let findings = Interchange.read(try JSONParser.parse(text), ids: InterchangeTests.counter()).findings
    #expect(
      findings.map(\.path) == [
        "pipelines[0].stages[0].name", "pipelines[0].name", "pipelines[0].pipeline_type", "triggers[0].name",
        "triggers[0].event_type", "triggers[0].actions[0].action_type",
      ])
  }

  @Test("nothing that a platform row carries besides the configuration")
  func platformColumns() throws {
    let text = """
      {"pipelines": [], "triggers": [{"id": "1", "property_id": "p", "created_at": "now", "updated_at": null, "name": "T",
       "event_type": "x", "conditions": null, "actions": [{"trigger_id": "1", "action_type": "a", "delay_minutes": null}]}]}
      """
    #expect(Interchange.read(try JSONParser.parse(text), ids: InterchangeTests.counter()).findings == [])
  }
}
