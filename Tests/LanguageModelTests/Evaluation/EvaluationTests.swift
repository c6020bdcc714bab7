import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("Running a case file") struct EvaluationTests {
  private static let first = #"""
    {"id": "one", "properties": [{"name": "Fern Hill", "property_type": "multifamily", "timezone": "America/Denver", "base": null}],
     "current": "Fern Hill", "inputs": [{"kind": "typed", "text": "Create a pipeline for student housing"}]}
    """#
  private static let second = #"""
    {"id": "two", "properties": [{"name": "Fern Hill", "base": null}], "current": "Fern Hill",
     "inputs": [{"kind": "typed", "text": "send every new lead to our webhook"}]}
    """#

  private func run(
    _ cases: [String], only: Set<String> = [], client: any ModelClient = OfflinePlanner(),
    base: (String) -> String? = { _ in nil }
  ) async throws -> EvaluationReport {
    try await Evaluation.run(
      cases: "{\"cases\": [\(cases.joined(separator: ","))]}", only: only, client: client, base: base)
  }

  @Test("a result has the form the judge reads, for a proposal and for a question")
  func shape() async throws {
    let results = try await run([Self.first, Self.second]).results
    for id in ["one", "two"] {
      let result = try #require(results[id]?.object)
      #expect(
        result.members.map(\.key)
          == ["outcome", "message", "questions", "configs", "selected_changes", "unselected_changes"])
    }
    let proposed = try #require(results["one"])
    #expect(proposed["outcome"]?.string == "propose")
    #expect((proposed["selected_changes"]?.int ?? 0) > 0)
    let configuration = try #require(proposed["configs"]?["Fern Hill"])
    #expect(Interchange.read(configuration) { FreshCount.id() }.0?.pipelines.count == 1)
    let asked = try #require(results["two"])
    #expect(asked["outcome"]?.string == "ask")
    #expect(asked["questions"]?.array?.isEmpty == false)
    #expect(asked["configs"]?.object?.members.isEmpty == true)
  }

  private static let base = #"""
    {"pipelines": [], "triggers": [{"id": "a", "name": "Old rule", "event_type": "tour_completed", "conditions": [],
      "is_active": true, "actions": [{"id": "b", "action_type": "add_note", "action_config": {"text": "Toured."},
      "delay_minutes": 0, "execution_order": 1}]}]}
    """#

  @Test("a base file is where a case starts from, in each of its properties")
  func bases() async throws {
    let two = #"""
      {"id": "three", "properties": [{"name": "Fern Hill", "base": "bases/x.json"}, {"name": "Elm Gate", "base": "bases/x.json"}],
       "current": "Elm Gate", "inputs": [{"kind": "typed", "text": "Create a pipeline for student housing"}]}
      """#
    var wanted: [String] = []
    let results = try await run([two]) {
      wanted.append($0)
      return Self.base
    }.results
    #expect(wanted == ["bases/x.json", "bases/x.json"])
    let configs = try #require(results["three"]?["configs"]?.object)
    #expect(configs.members.map(\.key) == ["Elm Gate"])
    #expect(configs["Elm Gate"]?["triggers"]?.array?.first?["name"]?.string == "Old rule")
    #expect(configs["Elm Gate"]?["pipelines"]?.array?.count == 1)
  }

  @Test(
    "a case file that cannot be used is told in a sentence",
    arguments: [
      ("{", "not JSON"), ("{\"rows\": []}", "no list of cases"), ("[{\"inputs\": []}]", "no id"),
      ("[{\"id\": \"x\", \"properties\": []}]", "Case x has no property"),
      (
        "[{\"id\": \"x\", \"properties\": [{\"name\": \"A\", \"base\": \"gone.json\"}]}]", "gone.json could not be read"
      ),
      ("[{\"id\": \"x\", \"properties\": [{\"name\": \"A\", \"base\": \"broken\"}]}]", "broken is not JSON"),
      ("[{\"id\": \"x\", \"properties\": [{\"name\": \"A\", \"base\": {\"triggers\": 1}}]}]", "not a configuration"),
    ])
  func unusable(cases: String, sentence: String) async throws {
    let error = await #expect(throws: EvaluationError.self) {
      try await Evaluation.run(cases: cases, client: OfflinePlanner(), base: { $0 == "broken" ? "{" : nil })
    }
    #expect(error?.message.contains(sentence) == true, "\(error?.message ?? "")")
  }

  @Test("only the chosen cases run, and one that is not there is named")
  func only() async throws {
    #expect(try await run([Self.first, Self.second], only: ["two"]).results.members.map(\.key) == ["two"])
    let error = await #expect(throws: EvaluationError.self) { try await run([Self.first], only: ["nine"]) }
    #expect(error?.message.contains("nine") == true)
  }

  @Test("a case without an answer is no result; the others are asked all the same")
  func unanswered() async throws {
    let client = ScriptedClient([
      .failed(ModelFailure(.network, message: "No connection.", advice: "")), .refused("I would rather not."),
    ])
    let report = try await run([Self.first, Self.second], client: client)
    #expect(report.unanswered == [.init(id: "one", reason: "No connection.")])
    #expect(report.results.members.map(\.key) == ["two"])
    #expect(report.results["two"]?["outcome"]?.string == "refuse")
    #expect(report.notAsked.isEmpty)
  }

  @Test(
    "where nothing can come any more, nothing more is asked",
    arguments: [ModelFailure.Kind.unauthorized, .forbidden, .quota, .notFound])
  func hopeless(kind: ModelFailure.Kind) async throws {
    let client = ScriptedClient([.failed(ModelFailure(kind, message: "No.", advice: ""))])
    let report = try await run([Self.first, Self.second], client: client)
    #expect(await client.asked.count == 1)
    #expect(report.results.members.isEmpty && report.unanswered.map(\.id) == ["one"] && report.notAsked == ["two"])
  }
}

/// Ids nobody looks at.
private enum FreshCount {
  static func id() -> ItemID { ItemID("\(UInt64.random(in: 0 ... .max))") }
}
