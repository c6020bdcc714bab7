import ConfigSchema
import Store

/// Stores what asking led to, the same for the terminal program and for `configurator propose`.
struct ProposalKeeping {
  let store: Store

  /// Stores a new or amended proposal before anybody sees it, so that a crash loses nothing. An amended one that proposes
  /// nothing any more is taken back.
  ///
  /// - Parameter old: the waiting proposal that was amended, with the decisions on it.
  /// - Returns: the proposal as it waits now.
  func keep(_ result: AskingResult, amending old: (proposal: Proposal, review: ReviewState)?) throws -> StoredProposal?
  {
    if result.isEmptied, let old {
      try store.decline(proposal: old.proposal.id, reason: "Taken back by a later request.")
    }
    guard let proposal = result.proposal else { return nil }
    // The store carries decisions on changes that an amendment left as they were.
    try store.save(proposal, superseding: old?.proposal.id)
    return try stored(proposal.id)
  }

  private func stored(_ id: ItemID) throws -> StoredProposal {
    guard let stored = try store.proposal(id) else { throw ProposalMoved.unknown(id) }
    return stored
  }
}
