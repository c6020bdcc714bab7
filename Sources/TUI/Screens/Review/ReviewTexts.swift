import ConfigSchema

/// The sentences and the list of a proposal, made once: a list of thousands of changes is drawn on every key.
struct ReviewTexts: Hashable, Sendable {
  let proposal: ItemID
  let revision: Int
  /// By target and change.
  let sentences: [[String]]
  let items: [ReviewItems.Item]

  init(_ proposal: Proposal) {
    (self.proposal, revision) = (proposal.id, proposal.revision)
    items = ReviewItems.items(of: proposal)
    sentences = proposal.targets.map { target in
      let sentence = Sentence(target: target)
      return target.changes.map { sentence.text($0.change) }
    }
  }

  func belong(to other: Proposal) -> Bool { proposal == other.id && revision == other.revision }
}
