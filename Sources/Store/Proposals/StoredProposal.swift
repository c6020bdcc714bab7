import ConfigSchema

/// A proposal as the database keeps it, with the review so far.
public struct StoredProposal: Hashable, Sendable, Identifiable {
  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    case pending, approved, declined, superseded
  }

  public var proposal: Proposal
  public var status: Status
  public var review: StoredReview
  /// The login that proposed it, or the person's name when the login stands for one.
  public var proposedBy: String
  /// `YYYY-MM-DD HH:MM` in the first property's time zone.
  public var since: String
  /// How it ended; nil while it is pending.
  public var settlement: Settlement?
  public var id: ItemID { proposal.id }

  public init(
    proposal: Proposal, status: Status = .pending, review: StoredReview = StoredReview(), proposedBy: String = "",
    since: String = "", settlement: Settlement? = nil
  ) {
    (self.proposal, self.status, self.review) = (proposal, status, review)
    (self.proposedBy, self.since, self.settlement) = (proposedBy, since, settlement)
  }
}

/// The decisions on a proposal, with a count that grows with every save.
public struct StoredReview: Hashable, Sendable {
  public var state: ReviewState
  /// 0 = nothing has been saved yet. Hand it back when saving.
  public var revision: Int
  /// The revision of the proposal that was being reviewed.
  public var proposalRevision: Int
  public init(state: ReviewState = ReviewState(), revision: Int = 0, proposalRevision: Int = 0) {
    (self.state, self.revision, self.proposalRevision) = (state, revision, proposalRevision)
  }
}

/// How, by whom and when a proposal ended.
public struct Settlement: Hashable, Sendable {
  public var status: StoredProposal.Status
  public var by: String
  /// `YYYY-MM-DD HH:MM` in the first property's time zone.
  public var at: String
  public var reason: String?
  public var approval: ItemID?
  public var supersededBy: ItemID?
  public init(
    status: StoredProposal.Status, by: String, at: String, reason: String? = nil, approval: ItemID? = nil,
    supersededBy: ItemID? = nil
  ) {
    (self.status, self.by, self.at, self.reason) = (status, by, at, reason)
    (self.approval, self.supersededBy) = (approval, supersededBy)
  }
}

/// Another session was faster: what was to be saved rests on something that has changed. Nothing was saved.
public enum ProposalMoved: Error, Hashable, Sendable {
  /// The proposal is no longer pending.
  case settled(Settlement)
  /// It was amended; here it is as it stands.
  case amended(StoredProposal, by: String)
  /// Its review was saved by another session; here it is as it stands.
  case reviewed(StoredReview, by: String)
  /// A colleague decided otherwise about a change that was to be approved.
  case decidedOtherwise(OtherDecision)
  /// There is no such proposal.
  case unknown(ItemID)
}
