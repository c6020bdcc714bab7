import ConfigSchema

/// What is the same on every frame of a review, made once: a list of thousands of changes is drawn on every key.
struct ReviewTexts: Hashable, Sendable {
  let proposal: ItemID
  let revision: Int
  /// By target and change.
  let sentences: [[String]]
  let items: [ReviewItems.Item]

  init(_ proposal: Proposal) {
    (self.proposal, revision) = (proposal.id, proposal.revision)
    items = ReviewItems.list(proposal)
    sentences = proposal.targets.map { target in
      let sentence = Sentence(target: target)
      return target.changes.map { sentence.text($0.change) }
    }
    Tally.count(items.count)
  }

  func belong(to other: Proposal) -> Bool { proposal == other.id && revision == other.revision }
}

/// How far a review is, counted once for each decision: the same for every frame until the next one.
struct ReviewCounts: Hashable, Sendable {
  private let proposal: ItemID
  private let revision: Int
  private let state: ReviewState
  let seen: Int
  /// Indexes into the items of the changes that would be approved now.
  let accepted: [Int]

  init(_ items: ReviewItems) {
    (proposal, revision) = (items.pending.proposal.id, items.pending.proposal.revision)
    state = items.pending.review
    seen = items.all.count { item in items.key(item).map(items.pending.review.seen.contains) ?? false }
    accepted = items.all.indices.filter { items.isAccepted(items.all[$0]) }
    Tally.count(items.all.count)
  }

  /// Cheap when nothing changed: sets and dictionaries that share their storage are equal without a look inside.
  func belong(to pending: PendingProposal) -> Bool {
    proposal == pending.proposal.id && revision == pending.proposal.revision && state == pending.review
  }
}
