import ConfigSchema
import Store

/// Proposals that need no model: rollback, import, rebase. Each is stored and waits for review like any other.
struct ProposalMaking {
  let store: Store
  private let builder = ProposalBuilder()

  init(store: Store) { self.store = store }

  func rollback(to target: RollbackTarget, of property: PropertyFacts) throws -> Proposal {
    let state = try state(of: property)
    switch target {
    case .approval(let approval):
      guard let entry = try store.entries(ofApproval: approval).first(where: { $0.property == property.id })?.entry
      else {
        throw CommandFailure("There is no such approval for \(property.name).")
      }
      return try kept(
        builder.undo(
          approval: approval, before: store.configuration(property: property.id, atRevision: entry.revision - 1),
          after: store.configuration(property: property.id, atRevision: entry.revision), state: state, ids: FreshID.next
        ))
    case .item(_, let revision), .property(let revision):
      guard (0...state.revision).contains(revision) else {
        throw CommandFailure("There is no revision \(revision): \(property.name) is at revision \(state.revision).")
      }
      let then = try store.configuration(property: property.id, atRevision: revision)
      return try kept(builder.rollback(to: target, then: then, state: state, ids: FreshID.next))
    }
  }

  func importing(_ text: String, named name: String, into property: PropertyFacts) throws -> Proposal {
    try kept(builder.importing(text, name: name, into: state(of: property), ids: FreshID.next))
  }

  /// The same changes against what is live now; the old proposal gives way to the new one.
  func rebasing(_ stored: StoredProposal) throws -> Proposal {
    let old = stored.proposal
    let workspace = try store.workspace(current: old.targets[0].property.id)
    return try kept(
      builder.rebased(old, review: stored.review.state, workspace: workspace, ids: FreshID.next), replacing: old.id)
  }

  private func state(of property: PropertyFacts) throws -> PropertyState {
    guard let state = try store.state(of: property.id) else {
      throw CommandFailure("The property \(property.name) was removed a moment ago.")
    }
    return state
  }

  private func kept(_ built: BuildResult, replacing old: ItemID? = nil) throws -> Proposal {
    let result = AskingResult(built, notices: [])
    guard let proposal = result.proposal else {
      let lines = [result.message] + result.findings.map(ProposalText.finding)
      throw CommandFailure(
        lines.filter { !$0.isEmpty }.joined(separator: "\n"), kept: "Nothing was proposed.",
        exit: result.findings.contains { $0.severity == .block } ? .findings : .failed)
    }
    try store.save(proposal, superseding: old)
    return proposal
  }
}
