import ConfigSchema

/// One case on its way through dialogue, reader, resolver and proposal, as a request of a person would go.
struct EvaluationRun {
  private let item: EvaluationCase
  private let client: any ModelClient

  init(_ item: EvaluationCase, _ client: any ModelClient) { (self.item, self.client) = (item, client) }

  enum Result {
    case answered(JSON)
    /// The model was not reached or gave nothing that may be used.
    case unanswered(ModelOutcome)

    var outcome: String? { if case .answered(let json) = self { json["outcome"]?.string } else { nil } }
  }

  func result() async -> Result {
    var handles = HandleTable()
    handles.allocate(for: item.workspace)
    let request = ModelRequest(workspace: item.workspace, handles: handles, request: item.request)
    let table = handles
    let result = await Dialogue(client: client).run(request) { text in check(text, table) }
    switch result.ending {
    case .stopped(.refused(let text)): return .answered(Self.json("refuse", text))
    case .stopped(let outcome): return .unanswered(outcome)
    case .answered(let check): return .answered(json(check.built, notices: result.notices))
    }
  }

  private func check(_ text: String, _ handles: HandleTable) -> ReplyCheck<BuildResult> {
    let read = ReplyReader().read(text)
    let ids = Counter()
    let built = ProposalBuilder().build(
      read, request: item.request, workspace: item.workspace, handles: handles, model: client.name,
      ids: { ItemID("new-\(ids.increment())") })
    guard case .findings(let failure) = built else { return ReplyCheck(built, reply: read.reply, findings: []) }
    return ReplyCheck(built, reply: read.reply, findings: failure.findings)
  }

  // MARK: What is written down

  private func json(_ built: BuildResult, notices: [String]) -> JSON {
    switch built {
    case .proposal(let proposal, let questions, let declined):
      return json(proposal, questions, declined.map { [$0.reason] } ?? [])
    case .questions(let message, let questions): return Self.json("ask", message, questions)
    case .declined(let message, let decline):
      return Self.json("refuse", message.contains(decline.reason) ? message : decline.reason + " " + message)
    case .answer(let message, let notes):
      return Self.json("ask", ([message] + notes.map(\.message)).joined(separator: " "))
    case .emptied(let message): return Self.json("ask", message)
    case .needs: return Self.json("ask", "")
    case .findings(let failure):
      let words = [failure.message] + failure.findings.map(\.message) + notices
      guard let proposal = failure.partial else {
        return Self.json("ask", words.joined(separator: " "), failure.questions)
      }
      return json(proposal, failure.questions, failure.findings.map(\.message))
    }
  }

  private func json(_ proposal: Proposal, _ questions: [Question], _ more: [String]) -> JSON {
    var configs = JSONObject()
    let changes = proposal.targets.flatMap(\.changes)
    let selected = changes.count(where: \.startsSelected)
    for target in proposal.targets { configs[target.property.name] = Interchange.json(target.selectedConfiguration) }
    let message = ([proposal.message] + more + changes.compactMap(\.unselectedReason)).joined(separator: " ")
    return Self.json(
      selected > 0 ? "propose" : "ask", message, questions, selected > 0 ? configs : [:], selected,
      changes.count - selected)
  }

  private static func json(
    _ outcome: String, _ message: String, _ questions: [Question] = [], _ configs: JSONObject = [:],
    _ selected: Int = 0, _ unselected: Int = 0
  ) -> JSON {
    let asked = questions.map { $0.choices.isEmpty ? $0.text : $0.text + " " + $0.choices.joined(separator: " / ") }
    return [
      "outcome": .string(outcome), "message": .string(message), "questions": .array(asked.map { .string($0) }),
      "configs": .object(configs), "selected_changes": .number(JSONNumber(selected)),
      "unselected_changes": .number(JSONNumber(unselected)),
    ]
  }
}
