import ConfigSchema

/// What waits, as far as it can be read.
public struct PendingProposals: Hashable, Sendable {
  public var proposals: [StoredProposal]
  /// Those that this version of the program cannot read, each as a sentence.
  public var unreadable: [String]

  public init(proposals: [StoredProposal] = [], unreadable: [String] = []) {
    (self.proposals, self.unreadable) = (proposals, unreadable)
  }
}

extension Store {
  /// - Returns: nil when there is no such proposal.
  public func proposal(_ id: ItemID) throws(StoreError) -> StoredProposal? {
    try stored(where: "p.id = $1", [.id(id)]).first?.get()
  }

  /// What waits for an answer and can be read, oldest first.
  ///
  /// - Parameters:
  ///   - property: only proposals that have this property as a target.
  ///   - limit: how many at most.
  public func pendingProposals(property: ItemID? = nil, limit: Int = 100) throws(StoreError) -> [StoredProposal] {
    try waiting(property: property, limit: limit).proposals
  }

  /// The same, with a word about each that cannot be read: one of them does not hide the others.
  public func waiting(property: ItemID? = nil, limit: Int = 100) throws(StoreError) -> PendingProposals {
    var found = PendingProposals()
    for answer in try stored(
      where: Self.isWaiting + " order by p.created_at, p.id limit $2", [.id(property), .int(limit)])
    {
      switch answer {
      case .read(let stored): found.proposals.append(stored)
      case .unreadable(let id, let error): found.unreadable.append("The proposal \(id) is left out. \(error.message)")
      }
    }
    return found
  }

  /// The proposal for this property that was made last and still waits.
  ///
  /// - Throws: ``StoreError/Kind/unexpectedData`` when that one cannot be read: another is not taken for it.
  public func newestPending(property: ItemID? = nil) throws(StoreError) -> StoredProposal? {
    try stored(where: Self.isWaiting + " order by p.created_at desc, p.id desc limit 1", [.id(property)]).first?.get()
  }

  /// Those that wait and whose id starts like this, oldest first; two are enough to say that it is not clear which is meant.
  public func pendingProposals(startingWith start: String, limit: Int = 2) throws(StoreError) -> [StoredProposal] {
    var found: [StoredProposal] = []
    for answer in try stored(
      where: Self.isWaiting + " and starts_with(p.id::text, $2) order by p.created_at, p.id limit $3",
      [.id(nil), .text(start.lowercased()), .int(limit)])
    {
      found.append(try answer.get())
    }
    return found
  }

  /// Within reach, and about the property of the first parameter unless that is null.
  private static let isWaiting = """
    p.status = 'pending' and exists (
      select from public.crm_proposal_targets t join public.crm_properties() reach on reach.id = t.property_id
      where t.proposal_id = p.id and ($1::uuid is null or t.property_id = $1))
    """

  /// One row of `crm_proposals`, which may have been written by another version of the program.
  enum StoredAnswer {
    case read(StoredProposal)
    case unreadable(ItemID, StoreError)

    func get() throws(StoreError) -> StoredProposal {
      switch self {
      case .read(let stored): return stored
      case .unreadable(_, let error): throw error
      }
    }
  }

  func stored(where condition: String, _ parameters: [Parameter]) throws(StoreError) -> [StoredAnswer] {
    var found: [StoredAnswer] = []
    for row in try connection.execute(Self.selection + condition, parameters) {
      do { found.append(.read(try Self.stored(row))) } catch { found.append(.unreadable(try row.value("id"), error)) }
    }
    return found
  }

  /// A review of another revision than the one that is stored counts for nothing: its marks would stand on changed text.
  private static let selection = """
    select p.id, p.document, p.status, p.settled_reason, p.approval_id, p.superseded_by,
      case when r.proposal_revision = p.revision then r.state end as state, s.seen,
      coalesce(r.revision, 0) as review_revision, coalesce(r.proposal_revision, 0) as reviewed_revision,
      public.crm_person(proposer.profile_id, p.proposed_by) as proposed_by,
      public.crm_local_time(p.created_at, zone.name) as since,
      public.crm_person(settler.profile_id, p.settled_by) as settled_by,
      public.crm_local_time(p.settled_at, zone.name) as settled_at
    from public.crm_proposals p
    left join public.crm_review_states r on r.proposal_id = p.id
    left join public.crm_review_sights s
      on s.proposal_id = p.id and s.login = session_user and s.proposal_revision = p.revision
    left join public.crm_actors proposer on proposer.login = p.proposed_by
    left join public.crm_actors settler on settler.login = p.settled_by
    cross join lateral (
      select coalesce(p.document -> 'targets' -> 0 -> 'property' ->> 'timeZone', 'UTC') as name) zone
    where\u{20}
    """

  private static func stored(_ row: Row) throws(StoreError) -> StoredProposal {
    guard let status = StoredProposal.Status(rawValue: try row.value("status")) else {
      throw StoreError(.unexpectedData, "A proposal has a status this program does not know.")
    }
    return StoredProposal(
      proposal: try Document.value(try row.value("document")), status: status,
      review: StoredReview(
        state: try review(row), revision: try row.value("review_revision"),
        proposalRevision: try row.value("reviewed_revision")),
      proposedBy: try row.value("proposed_by"), since: try row.value("since"),
      settlement: status == .pending ? nil : try settlement(row, status))
  }

  private static func review(_ row: Row) throws(StoreError) -> ReviewState {
    let decided: String? = try row.optional("state")
    var state: ReviewState = try decided.map { text throws(StoreError) in try Document.value(text) } ?? ReviewState()
    let seen: String? = try row.optional("seen")
    state.seen = try seen.map { text throws(StoreError) in try Document.value(text) } ?? []
    return state
  }

  private static func settlement(_ row: Row, _ status: StoredProposal.Status) throws(StoreError) -> Settlement {
    Settlement(
      status: status, by: try row.value("settled_by"), at: try row.value("settled_at"),
      reason: try row.optional("settled_reason"), approval: try row.optional("approval_id"),
      supersededBy: try row.optional("superseded_by"))
  }
}
