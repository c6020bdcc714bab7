import ConfigSchema

/// Judges the planner's own reply before anybody sees it: what would be refused is asked about instead, as nobody can
/// mend it by asking the same words again.
enum SelfCheck {
  static func held(_ reply: Reply, _ request: ModelRequest) -> Reply {
    guard !reply.changes.isEmpty, request.correction == nil else { return reply }
    let ids = Counter()
    let built = ProposalBuilder().build(
      ReadResult(reply: reply, findings: [], numbers: Array(reply.changes.indices)), request: request.request,
      earlier: request.earlier, workspace: request.live, handles: request.handles, model: "offline",
      ids: { ItemID("own-\(ids.increment())") }, pending: request.pending)
    guard case .findings(let failure) = built else { return reply }
    let own = failure.findings.filter { $0.severity == .block && $0.operation != nil }
    guard !own.isEmpty else { return reply }
    var held = reply
    held.changes = []
    held.message =
      "I understood: \(reply.message) It cannot stand like that: "
      + ConditionReader.unique(own.map(\.message)).joined(separator: " ")
    let fixes = ConditionReader.unique(own.compactMap(\.fix))
    held.questions.append(
      Question("What should be done instead?" + (fixes.isEmpty ? "" : " " + fixes.joined(separator: " "))))
    return held
  }
}
