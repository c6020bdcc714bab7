import ConfigSchema
import Store

/// One round: a proposal with so many new automations, approved through the gate; then the same rows by hand.
struct ApprovalRounds {
  let store: Store
  let peer: HandWritten
  let property: ItemID

  init(store: Store, peer: HandWritten, property: ItemID) {
    (self.store, self.peer, self.property) = (store, peer, property)
  }

  func round(changes count: Int) throws -> (approving: Double, writing: Double) {
    let approval = FreshItem.id()
    let change = try approved(count)
    let approving = try milliseconds { _ = try store.apply(change, as: approval) }
    let rows = try peer.rows(of: approval)
    let writing = try milliseconds { try peer.write(rows) }
    try peer.forget()
    return (approving, writing)
  }

  /// Through the front door: saved, every change seen, the code typed.
  private func approved(_ count: Int) throws -> ApprovedChange {
    guard let state = try store.state(of: property) else { fatalError("the property is gone") }
    let workspace = Workspace(properties: [state], current: property)
    var goal = state.configuration
    for number in 0..<count {
      goal.triggers.append(
        Trigger(
          id: FreshItem.id(), name: "Automation \(FreshItem.number()) \(number)", eventType: "tour_completed",
          actions: [Action(id: FreshItem.id(), type: "create_task", config: ["title": "Call"], delayMinutes: 60)]))
    }
    let text = Interchange.json(goal).text(.compact)
    guard
      case .proposal(let proposal, _, _) = ProposalBuilder().importing(
        text, name: "benchmark", into: state, ids: FreshItem.id)
    else { fatalError("no proposal") }
    try store.save(proposal)
    let keys = proposal.targets.flatMap { target in
      target.changes.map { ChangeKey(property: target.property.id, change: $0.change.id) }
    }
    let review = ReviewState(
      decisions: Dictionary(uniqueKeysWithValues: keys.map { ($0, Decision.accepted) }), seen: Set(keys))
    var gate = ApprovalGate()
    let challenge = try gate.challenge(proposal, review: review, in: workspace, seed: UInt64(FreshItem.number())).get()
    return try gate.approve(
      challenge, typed: challenge.code, proposal, review: review, in: workspace, by: store.actor()
    ).get()
  }
}
