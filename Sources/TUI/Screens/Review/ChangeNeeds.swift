import ConfigSchema

/// Changes that cannot stand without each other.
enum ChangeNeeds {
  /// Why the decision is not possible, naming the other change; nil when it is.
  static func obstacle(
    to decision: Decision, _ item: ReviewItems.Item, in items: ReviewItems, _ all: ReviewNeeds
  ) -> String? {
    guard let change = items.change(item)?.change, let needs = all[item] else { return nil }
    let target = items.target(item)
    func isAccepted(_ id: String) -> Bool {
      target.changes.first { $0.change.id == id }
        .map { items.pending.review.isAccepted($0, of: target.property.id) } ?? false
    }
    switch decision {
    case .accepted: return missing(for: change.id, needs, isAccepted, target)
    case .declined: return broken(by: change.id, needs, isAccepted, target)
    case .undecided: return nil
    }
  }

  private static func missing(
    for change: String, _ needs: Dependencies, _ isAccepted: (String) -> Bool, _ target: ProposalTarget
  ) -> String? {
    if let other = needs.needs(change).first(where: { !isAccepted($0) }) {
      return "This needs another change that is left out: \(sentence(other, target)) Accept that one first."
    }
    let excluded = needs.conflicts.lazy.compactMap { $0.0 == change ? $0.1 : $0.1 == change ? $0.0 : nil }
    guard let other = excluded.first(where: isAccepted) else { return nil }
    return "This excludes another selected change: \(sentence(other, target)) Decline that one first."
  }

  private static func broken(
    by change: String, _ needs: Dependencies, _ isAccepted: (String) -> Bool, _ target: ProposalTarget
  ) -> String? {
    guard let other = needs.whatNeeds(change).first(where: isAccepted) else { return nil }
    return "Another selected change needs this one: \(sentence(other, target)) Decline that one first."
  }

  private static func sentence(_ id: String, _ target: ProposalTarget) -> String {
    guard let change = target.changes.first(where: { $0.change.id == id })?.change else { return "" }
    return Sentence.text(for: change, in: target)
  }
}

/// What the changes of a proposal need of each other, found out once and not on every decision.
struct ReviewNeeds: Hashable, Sendable {
  private let proposal: ItemID
  private let revision: Int
  private let byTarget: [Dependencies]

  init(_ proposal: Proposal) {
    (self.proposal, revision) = (proposal.id, proposal.revision)
    byTarget = proposal.targets.map { Dependencies(of: $0) }
  }

  /// Nil for what is no change.
  subscript(item: ReviewItems.Item) -> Dependencies? {
    if case .change(let target, _) = item { byTarget[target] } else { nil }
  }

  func belong(to other: Proposal) -> Bool { proposal == other.id && revision == other.revision }

  static func == (one: ReviewNeeds, other: ReviewNeeds) -> Bool {
    one.proposal == other.proposal && one.revision == other.revision
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(proposal)
    hasher.combine(revision)
  }
}

extension Review {
  mutating func needs(of proposal: Proposal) -> ReviewNeeds {
    if let needs, needs.belong(to: proposal) { return needs }
    let made = ReviewNeeds(proposal)
    needs = made
    return made
  }
}
