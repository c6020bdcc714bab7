/// Operations resolved against a base, for one or more properties, with their differences. Nothing is live yet.
public struct Proposal: Hashable, Sendable, Codable, Identifiable {
  public var id: ItemID
  /// Grows when a second request amends the proposal while it waits.
  public var revision: Int
  public var origin: Origin
  /// Everything handed in that led here, in order.
  public var request: Request
  /// What the model (or the program) said about it.
  public var message: String
  /// Which model answered; the offline planner says so.
  public var model: String
  public var targets: [ProposalTarget]
  /// The rules it was checked with; part of the digest.
  public var validatorVersion: Int

  public init(
    id: ItemID, revision: Int = 1, origin: Origin = .request, request: Request, message: String, model: String,
    targets: [ProposalTarget], validatorVersion: Int
  ) {
    (self.id, self.revision, self.origin, self.request) = (id, revision, origin, request)
    (self.message, self.model, self.targets, self.validatorVersion) = (message, model, targets, validatorVersion)
  }

  /// Where a proposal comes from. All pass the same gate.
  public enum Origin: Hashable, Sendable, Codable {
    case request
    case importedFile(name: String)
    case rollback(RollbackTarget)
    case rebase(of: ItemID)
    case driftRepair
  }
}

/// What a rollback goes back to. The result is a forward proposal like any other.
public enum RollbackTarget: Hashable, Sendable, Codable {
  /// One pipeline, or one trigger together with its actions, as of a revision of the property.
  case item(ItemID, toRevision: Int)
  /// Undo everything one approval did (items it did not touch stay as they are today).
  case approval(ItemID)
  /// The whole property as of a revision; 0 = empty.
  case property(toRevision: Int)
}

public struct ProposalTarget: Hashable, Sendable, Codable {
  public var property: PropertyFacts
  /// The property's revision the changes were computed against.
  public var baseRevision: Int
  public var base: Configuration
  public var changes: [ProposedChange]
  /// Findings that belong to no single change.
  public var findings: [Finding]

  public init(
    property: PropertyFacts, baseRevision: Int, base: Configuration, changes: [ProposedChange],
    findings: [Finding] = []
  ) {
    (self.property, self.baseRevision, self.base) = (property, baseRevision, base)
    (self.changes, self.findings) = (changes, findings)
  }
}

/// A change with what the review shows beside it.
public struct ProposedChange: Hashable, Sendable, Codable {
  public var change: Change
  public var evidence: [Evidence]
  public var findings: [Finding]
  /// Whether it starts selected. `unselectedReason` says why not.
  public var startsSelected: Bool
  public var unselectedReason: String?

  public init(
    change: Change, evidence: [Evidence] = [], findings: [Finding] = [], startsSelected: Bool = true,
    unselectedReason: String? = nil
  ) {
    (self.change, self.evidence, self.findings) = (change, evidence, findings)
    (self.startsSelected, self.unselectedReason) = (startsSelected, unselectedReason)
  }
}

/// Names one change of a proposal.
public struct ChangeKey: Hashable, Sendable, Codable {
  public var property: ItemID
  public var change: String
  public init(property: ItemID, change: String) { (self.property, self.change) = (property, change) }
}

public enum Decision: String, Hashable, Sendable, Codable { case undecided, accepted, declined }

/// A person's work on a proposal so far. Stored beside it, so that it survives a kill.
public struct ReviewState: Hashable, Sendable, Codable {
  public var decisions: [ChangeKey: Decision]
  /// Changes that have been on screen.
  public var seen: Set<ChangeKey>
  /// By action: what is to become of its runs that still wait. Where nothing is said, see ``TouchedAction/options``.
  public var waiting: [ItemID: WaitingChoice]

  public init(
    decisions: [ChangeKey: Decision] = [:], seen: Set<ChangeKey> = [], waiting: [ItemID: WaitingChoice] = [:]
  ) {
    (self.decisions, self.seen, self.waiting) = (decisions, seen, waiting)
  }
}
