import ConfigSchema

/// The sentences of a proposal, made once: a list of thousands of changes is drawn on every key.
struct ReviewTexts: Hashable, Sendable {
  let proposal: ItemID
  let revision: Int
  /// By target and change.
  let sentences: [[String]]

  init(_ proposal: Proposal) {
    (self.proposal, revision) = (proposal.id, proposal.revision)
    sentences = proposal.targets.map { target in
      let sentence = Sentence(target: target)
      return target.changes.map { sentence.text($0.change) }
    }
  }

  func belong(to other: Proposal) -> Bool { proposal == other.id && revision == other.revision }
}
