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

  init(_ target: ProposalTarget, accepting ids: Set<String>, catalogue: Catalogue) {
    property = target.property
    baseRevision = target.baseRevision
    base = target.base
    result = target.configuration(accepting: ids)
    changes = target.changes.map(\.change).filter { ids.contains($0.id) }
    sentences = changes.map(Sentence(target: target, catalogue: catalogue).text)
    rows = RowEdit.edits(from: base, to: result)
  }
}
