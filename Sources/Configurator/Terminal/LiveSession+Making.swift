import ConfigSchema
import TUI

extension LiveSession {
  private var making: ProposalMaking { ProposalMaking(store: store) }

  func rebase(_ id: ItemID) throws -> PendingProposal { try shown(making.rebasing(stored(id))) }

  func rollBack(_ property: ItemID, _ target: RollbackTarget) throws -> PendingProposal {
    try shown(making.rollback(to: target, of: facts(property)))
  }

  func importFile(_ path: String, into property: ItemID) throws -> PendingProposal {
    try shown(making.importing(TextFile.read(path), named: path, into: facts(property)))
  }

  func export(_ property: ItemID, to path: String) throws -> Answer {
    let configuration = try store.state(of: property)?.configuration ?? .empty
    try TextFile.write(Interchange.json(configuration).text(.pretty) + "\n", to: path)
    return .done("Wrote the configuration to \(path).")
  }

  private func facts(_ id: ItemID) throws -> PropertyFacts {
    guard let facts = try store.properties().first(where: { $0.id == id }) else {
      throw CommandFailure.propertyRemoved
    }
    return facts
  }

  private func shown(_ proposal: Proposal) throws -> PendingProposal {
    let stored = try stored(proposal.id)
    reviews[proposal.id] = KnownReview(stored)
    return PendingProposal(stored.proposal, review: stored.review.state, since: stored.since)
  }

}
