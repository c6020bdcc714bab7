import ConfigSchema
import Store

extension Store {
  /// A change on its way to the gate: saved as a proposal, every part of it seen, the code typed.
  ///
  /// - Parameter edit: turns the property's configuration into the one that is wanted.
  public func reviewed(_ property: ItemID, _ edit: (inout Configuration) -> Void) throws -> ApprovedChange {
    guard let state = try state(of: property) else { fatalError("the property is gone") }
    let workspace = Workspace(properties: [state], current: property)
    var goal = state.configuration
    edit(&goal)
    let text = Interchange.json(goal).text(.compact)
    let outcome = ProposalBuilder().importing(text, name: "benchmark", into: state, ids: FreshItem.id)
    guard case .proposal(let proposal, _, _) = outcome else { fatalError("no proposal: \(outcome)") }
    try save(proposal)
    let keys = proposal.targets.flatMap { target in
      target.changes.map { ChangeKey(property: target.property.id, change: $0.change.id) }
    }
    let review = ReviewState(
      decisions: Dictionary(uniqueKeysWithValues: keys.map { ($0, Decision.accepted) }), seen: Set(keys))
    var gate = ApprovalGate()
    let challenge = try gate.challenge(proposal, review: review, in: workspace, seed: UInt64(FreshItem.number())).get()
    return try gate.approve(challenge, typed: challenge.code, proposal, review: review, in: workspace, by: actor())
      .get()
  }
}
