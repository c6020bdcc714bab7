import ConfigSchema

/// The list of a review: the changes of every target in order, before them what was found about the whole.
struct ReviewItems {
  enum Item: Hashable {
    /// Findings that belong to no single change.
    case whole(target: Int)
    case change(target: Int, index: Int)
  }

  let pending: PendingProposal
  let all: [Item]
  private let texts: ReviewTexts?
  private let kept: ReviewCounts?

  /// - Parameters:
  ///   - texts: what has been made for this proposal already.
  ///   - counts: what has been counted for this state of the review already.
  init(_ pending: PendingProposal, texts: ReviewTexts? = nil, counts: ReviewCounts? = nil) {
    self.pending = pending
    self.texts = texts?.belong(to: pending.proposal) ?? false ? texts : nil
    kept = counts?.belong(to: pending) ?? false ? counts : nil
    all = self.texts?.items ?? Self.list(pending.proposal)
  }

  static func list(_ proposal: Proposal) -> [Item] {
    Tally.count(proposal.targets.reduce(0) { $0 + $1.changes.count })
    return proposal.targets.indices.flatMap { target in
      let changes = proposal.targets[target].changes.indices.map { Item.change(target: target, index: $0) }
      return proposal.targets[target].findings.isEmpty ? changes : [.whole(target: target)] + changes
    }
  }

  private var counts: ReviewCounts { kept ?? ReviewCounts(self) }

  var changeCount: Int { pending.changeCount }
  var seenCount: Int { counts.seen }
  var isAllSeen: Bool { seenCount == changeCount }
  /// Indexes into `all` of what would be approved now.
  var accepted: [Int] { counts.accepted }
  var acceptedCount: Int { accepted.count }

  func target(_ item: Item) -> ProposalTarget {
    switch item {
    case .whole(let target), .change(let target, _): pending.proposal.targets[target]
    }
  }

  func change(_ item: Item) -> ProposedChange? {
    guard case .change(let target, let index) = item else { return nil }
    return pending.proposal.targets[target].changes[index]
  }

  /// The change in one plain sentence.
  func sentence(_ item: Item) -> String {
    guard case .change(let target, let index) = item else { return "" }
    if let texts { return texts.sentences[target][index] }
    let whole = pending.proposal.targets[target]
    return Sentence.text(for: whole.changes[index].change, in: whole)
  }

  func key(_ item: Item) -> ChangeKey? {
    change(item).map { ChangeKey(property: target(item).property.id, change: $0.change.id) }
  }

  func decision(_ item: Item) -> Decision { key(item).flatMap { pending.review.decisions[$0] } ?? .undecided }

  func isSeen(_ item: Item) -> Bool { key(item).map(pending.review.seen.contains) ?? true }

  /// Whether the change would be approved now; the preselection stands in where the person has not spoken.
  func isAccepted(_ item: Item) -> Bool {
    change(item).map { pending.review.isAccepted($0, of: target(item).property.id) } ?? false
  }

  func firstUnseen(after index: Int) -> Int? {
    let order = Array(all.indices.dropFirst(index + 1)) + Array(all.indices.prefix(index + 1))
    return order.first { !isSeen(all[$0]) }
  }
}
