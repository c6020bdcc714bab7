import ConfigSchema

/// Changes that cannot stand without each other.
enum ChangeNeeds {
  /// Why the decision is not possible, naming the other change; nil when it is.
  static func obstacle(to decision: Decision, _ item: ReviewItems.Item, in items: ReviewItems) -> String? {
    guard let change = items.change(item)?.change, decision != .undecided else { return nil }
    let target = items.target(item)
    let needs = Dependencies(of: target)
    let accepted = items.pending.review.accepted(in: target)
    switch decision {
    case .accepted: return missing(for: change.id, needs, accepted, target)
    case .declined: return broken(by: change.id, needs, accepted, target)
    case .undecided: return nil
    }
  }

  private static func missing(
    for change: String, _ needs: Dependencies, _ accepted: Set<String>, _ target: ProposalTarget
  ) -> String? {
    if let other = needs.needs(change).first(where: { !accepted.contains($0) }) {
      return "This needs another change that is left out: \(sentence(other, target)) Accept that one first."
    }
    let pairs = needs.conflicts(accepting: accepted.union([change]))
    guard let pair = pairs.first(where: { $0.0 == change || $0.1 == change }) else { return nil }
    return
      "This excludes another selected change: \(sentence(pair.0 == change ? pair.1 : pair.0, target)) Decline that one first."
  }

  private static func broken(
    by change: String, _ needs: Dependencies, _ accepted: Set<String>, _ target: ProposalTarget
  ) -> String? {
    guard let other = needs.whatNeeds(change).first(where: accepted.contains) else { return nil }
    return "Another selected change needs this one: \(sentence(other, target)) Decline that one first."
  }

  private static func sentence(_ id: String, _ target: ProposalTarget) -> String {
    guard let change = target.changes.first(where: { $0.change.id == id })?.change else { return "" }
    return Sentence.text(for: change, in: target)
  }
}
