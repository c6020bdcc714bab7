/// What is to become of one change, as the person saw it when the code was drawn.
public struct Choice: Hashable, Sendable {
  public let key: ChangeKey
  public let isAccepted: Bool
  /// What counts while nobody has spoken about it.
  let startsSelected: Bool
}

extension ReviewState {
  /// Every change of the proposal, in the order of the review.
  public func choices(in proposal: Proposal) -> [Choice] {
    proposal.targets.flatMap { target in
      target.changes.map { proposed in
        Choice(
          key: ChangeKey(property: target.property.id, change: proposed.change.id),
          isAccepted: isAccepted(proposed, of: target.property.id), startsSelected: proposed.startsSelected)
      }
    }
  }

  /// The first choice that these decisions, those of a colleague, say the opposite of. What nobody has spoken about contradicts
  /// nothing.
  /// - Returns: the change's number in the review, and what was decided about it.
  public func contradiction(to choices: [Choice]) -> (number: Int, isAccepted: Bool)? {
    for (index, choice) in choices.enumerated() {
      guard let decision = decisions[choice.key] else { continue }
      let isAccepted = decision == .accepted || (decision == .undecided && choice.startsSelected)
      if isAccepted != choice.isAccepted { return (index + 1, isAccepted) }
    }
    return nil
  }
}
