import ConfigSchema

extension Store {
  /// - Returns: nil when there is no such proposal.
  public func proposal(_ id: ItemID) throws(StoreError) -> StoredProposal? {
    try storedProposals("where p.id = $1", [.id(id)]).first
  }

  /// What waits for an answer, oldest first.
  ///
  /// - Parameters:
  ///   - property: only proposals that have this property as a target.
  ///   - limit: how many at most.
  public func pendingProposals(property: ItemID? = nil, limit: Int = 100) throws(StoreError) -> [StoredProposal] {
    try storedProposals(
      """
      where p.status = 'pending' and exists (
        select from crm_proposal_targets t join crm_properties() reach on reach.id = t.property_id
        where t.proposal_id = p.id and ($1::uuid is null or t.property_id = $1))
      order by p.created_at, p.id limit $2
      """, [.id(property), .int(limit)])
  }

  private func storedProposals(_ which: String, _ parameters: [Parameter]) throws(StoreError) -> [StoredProposal] {
    var found: [StoredProposal] = []
    for row in try connection.execute(Self.selection + which, parameters) { found.append(try Self.stored(row)) }
    return found
  }

  private static let selection = """
    select p.document, p.status, p.settled_reason, p.approval_id, p.superseded_by,
      r.state, coalesce(r.revision, 0) as review_revision, coalesce(r.proposal_revision, 0) as reviewed_revision,
      crm_person(proposer.profile_id, p.proposed_by) as proposed_by, crm_local_time(p.created_at, zone.name) as since,
      crm_person(settler.profile_id, p.settled_by) as settled_by, crm_local_time(p.settled_at, zone.name) as settled_at
    from crm_proposals p
    left join crm_review_states r on r.proposal_id = p.id
    left join crm_actors proposer on proposer.login = p.proposed_by
    left join crm_actors settler on settler.login = p.settled_by
    cross join lateral (
      select coalesce(p.document -> 'targets' -> 0 -> 'property' ->> 'timeZone', 'UTC') as name) zone

    """

  private static func stored(_ row: Row) throws(StoreError) -> StoredProposal {
    guard let status = StoredProposal.Status(rawValue: try row.value("status")) else {
      throw StoreError(.unexpectedData, "A proposal has a status this program does not know.")
    }
    let state: String? = try row.optional("state")
    return StoredProposal(
      proposal: try Document.value(try row.value("document")), status: status,
      review: StoredReview(
        state: try state.map { text throws(StoreError) in try Document.value(text) } ?? ReviewState(),
        revision: try row.value("review_revision"), proposalRevision: try row.value("reviewed_revision")),
      proposedBy: try row.value("proposed_by"), since: try row.value("since"),
      settlement: status == .pending ? nil : try settlement(row, status))
  }

  private static func settlement(_ row: Row, _ status: StoredProposal.Status) throws(StoreError) -> Settlement {
    Settlement(
      status: status, by: try row.value("settled_by"), at: try row.value("settled_at"),
      reason: try row.optional("settled_reason"), approval: try row.optional("approval_id"),
      supersededBy: try row.optional("superseded_by"))
  }
}
