/// What is to become of one change, as the person saw it when the code was drawn.
public struct Choice: Hashable, Sendable {
  public let key: ChangeKey
  public let isAccepted: Bool
  /// What counts while nobody has spoken about it.
  let startsSelected: Bool
  /// What was chosen for the runs that wait because of it, by action; empty where nobody chose.
  let waiting: [ItemID: WaitingChoice]
}

/// The first choice of which a colleague says the opposite.
public struct Contradiction: Hashable, Sendable {
  public enum Decision: Hashable, Sendable {
    case accepted, declined
    /// Something else becomes of the runs that still wait.
    case waiting
  }

  /// The change's number in the review, from 1.
  public let number: Int
  /// What was decided about it.
  public let decision: Decision
}

extension ReviewState {
  /// Every change of the proposal, in the order of the review.
  public func choices(in proposal: Proposal) -> [Choice] {
    proposal.targets.flatMap { target in
      target.changes.map { proposed in
        let actions = waiting.isEmpty ? [] : waitingChoice(of: proposed, in: target)?.actions ?? []
        return Choice(
          key: ChangeKey(property: target.property.id, change: proposed.change.id),
          isAccepted: isAccepted(proposed, of: target.property.id), startsSelected: proposed.startsSelected,
          waiting: waiting.filter { actions.contains($0.key) })
      }
    }
  }

  /// The first choice that these decisions, those of a colleague, say the opposite of. What nobody has spoken about contradicts
  /// nothing.
  public func contradiction(to choices: [Choice]) -> Contradiction? {
    for (index, choice) in choices.enumerated() {
      if let decision = decisions[choice.key] {
        let isAccepted = decision == .accepted || (decision == .undecided && choice.startsSelected)
        if isAccepted != choice.isAccepted {
          return Contradiction(number: index + 1, decision: isAccepted ? .accepted : .declined)
        }
      }
      if choice.waiting.contains(where: { action, chosen in waiting[action].map { $0 != chosen } ?? false }) {
        return Contradiction(number: index + 1, decision: .waiting)
      }
    }
    return nil
  }

  /// Whether the same is decided, whatever has been seen.
  public func decidesLike(_ other: ReviewState) -> Bool { decisions == other.decisions && waiting == other.waiting }
}
