/// What an approval does to one property.
public struct ApprovedTarget: Hashable, Sendable {
  public let property: PropertyFacts
  /// The revision the property must still be at.
  public let baseRevision: Int
  /// What must be live now.
  public let base: Configuration
  /// What will be live.
  public let result: Configuration
  /// The accepted changes, in the order of the review.
  public let changes: [Change]
  /// One plain sentence for each of `changes`.
  public let sentences: [String]
  /// The rows that differ, each a version.
  public let rows: [RowEdit]
  /// What happens to runs that still wait; those of an action that is not named here stay as they are.
  public let waiting: [WaitingDecision]

  init(_ target: ProposalTarget, accepting ids: Set<String>, _ review: ReviewState, catalogue: Catalogue) {
    property = target.property
    baseRevision = target.baseRevision
    base = target.base
    result = target.configuration(accepting: ids)
    changes = target.changes.map(\.change).filter { ids.contains($0.id) }
    rows = RowEdit.edits(from: base, to: result)
    waiting = review.waitingDecisions(from: base, to: result)
    let sentence = Sentence(target: target, catalogue: catalogue)
    let spoken = review.waiting
    sentences = target.changes.filter { ids.contains($0.change.id) }.map { proposed in
      let text = sentence.text(proposed.change)
      guard let (actions, options, choice) = review.waitingChoice(of: proposed, in: target),
        actions.contains(where: { spoken[$0] != nil }), choice != options[0]
      else { return text }
      return text + " " + choice.record
    }
  }
}
