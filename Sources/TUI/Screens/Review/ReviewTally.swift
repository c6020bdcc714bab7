import ConfigSchema

/// How far a review is. Counted once and kept up to date, because thousands of changes are drawn on every key.
struct ReviewTally: Hashable, Sendable {
  let proposal: ItemID
  let revision: Int
  var seen: Int
  var accepted: Int

  init(_ items: ReviewItems) {
    let proposal = items.pending.proposal
    (self.proposal, revision) = (proposal.id, proposal.revision)
    (seen, accepted) = (items.countSeen(), items.countAccepted())
  }

  func belongs(to other: Proposal) -> Bool { proposal == other.id && revision == other.revision }
}
