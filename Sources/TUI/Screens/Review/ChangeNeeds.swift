import ConfigSchema

/// Changes that cannot stand without each other.
enum ChangeNeeds {
  /// Why the decision is not possible, naming the other change; nil when it is.
  static func obstacle(to decision: Decision, _ item: ReviewItems.Item, in items: ReviewItems) -> String? {
    guard let change = items.change(item)?.change, let needs = items.needs(of: item) else { return nil }
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
