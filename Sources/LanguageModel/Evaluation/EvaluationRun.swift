import ConfigSchema

/// One case on its way through client, reader, resolver and proposal.
struct EvaluationRun {
  private let item: EvaluationCase
  private let client: any ModelClient

  init(_ item: EvaluationCase, _ client: any ModelClient) { (self.item, self.client) = (item, client) }

  func result() async -> JSON {
    var handles = HandleTable()
    handles.allocate(for: item.workspace)
    let request = ModelRequest(workspace: item.workspace, handles: handles, request: item.request)
    let outcome = await client.complete(request, onText: { _ in })
    guard case .reply(let text, _) = outcome else { return Self.json("ask", outcome.sentence ?? "") }
    let read = ReplyReader().read(text)
    guard let reply = read.reply else { return Self.json("ask", read.findings.map(\.message).joined(separator: " ")) }
    let questions = reply.questions.map {
      $0.choices.isEmpty ? $0.text : $0.text + " " + $0.choices.joined(separator: " / ")
    }
    if let decline = reply.decline { return Self.json("refuse", decline.reason + " " + reply.message, questions) }
    return proposal(read, reply, handles, questions)
  }

  private func proposal(_ read: ReadResult, _ reply: Reply, _ handles: HandleTable, _ questions: [String]) -> JSON {
    var count = 0
    let resolution = Resolver().resolve(read, workspace: item.workspace, handles: handles) {
      count += 1
      return ItemID("new-\(count)")
    }
    var configs = JSONObject()
    var selected = 0
    for property in resolution.properties {
      guard let state = item.workspace[property.property] else { continue }
      let changes = Diff.changes(from: state.configuration, to: property.configuration)
      selected += changes.count
      configs[state.facts.name] = Interchange.json(property.configuration)
    }
    let problems = (read.findings + EvidenceCheck(item.request).findings(for: reply) + resolution.findings).map(
      \.message)
    let message = ([reply.message] + problems).joined(separator: " ")
    guard selected > 0 else { return Self.json("ask", message, questions) }
    return Self.json("propose", message, questions, configs, selected)
  }

  private static func json(
    _ outcome: String, _ message: String, _ questions: [String] = [], _ configs: JSONObject = [:], _ selected: Int = 0,
    _ unselected: Int = 0
  ) -> JSON {
    [
      "outcome": .string(outcome), "message": .string(message), "questions": .array(questions.map { .string($0) }),
      "configs": .object(configs), "selected_changes": .number(JSONNumber(selected)),
      "unselected_changes": .number(JSONNumber(unselected)),
    ]
  }
}
