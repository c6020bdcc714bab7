import ConfigSchema

/// The sentences, the list and the dependencies of a proposal, made once: a list of thousands of changes is drawn on every key.
struct ReviewTexts: Sendable {
  let proposal: ItemID
  let revision: Int
  /// By target and change.
  let sentences: [[String]]
  let items: [ReviewItems.Item]
  /// By target.
  let needs: [Dependencies]

  init(_ proposal: Proposal) {
    (self.proposal, revision) = (proposal.id, proposal.revision)
    needs = proposal.targets.map { Dependencies(of: $0) }
    items = ReviewItems.items(of: proposal)
    sentences = proposal.targets.map { target in
      let sentence = Sentence(target: target)
      return target.changes.map { sentence.text($0.change) }
    }
  }

  func belong(to other: Proposal) -> Bool { proposal == other.id && revision == other.revision }
}
