import ConfigSchema

/// Somebody was faster: what the proposal rests on is no longer so. Nothing was written.
public struct ApprovalConflict: Error, Hashable, Sendable {
  /// How the proposal itself ended meanwhile; nil while it still waits.
  public var settlement: Settlement?
  /// Where live configuration is not the base any more; empty when only the proposal was settled or amended.
  public var targets: [Target]

  /// One property, from three sides.
  public struct Target: Hashable, Sendable {
    public var property: PropertyFacts
    public var baseRevision: Int
    public var liveRevision: Int
    /// What the proposal was computed against, what is live now, and what was to be.
    public var base: Configuration
    public var live: Configuration
    public var proposed: Configuration
    /// The approvals in between, newest first: who, when and what. Empty when rows were changed past the record.
    public var since: [ApprovalEntry]

    public init(
      property: PropertyFacts, baseRevision: Int, liveRevision: Int, base: Configuration, live: Configuration,
      proposed: Configuration, since: [ApprovalEntry]
    ) {
      (self.property, self.baseRevision, self.liveRevision) = (property, baseRevision, liveRevision)
      (self.base, self.live, self.proposed, self.since) = (base, live, proposed, since)
    }
  }

  public init(settlement: Settlement? = nil, targets: [Target]) {
    (self.settlement, self.targets) = (settlement, targets)
  }
}
