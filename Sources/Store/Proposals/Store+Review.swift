import ConfigSchema

extension Store {
  /// Keeps the decisions on a proposal, so that they survive anything that happens to this program.
  ///
  /// - Parameters:
  ///   - proposal: the proposal as it is on screen; an amendment in between is told.
  ///   - known: ``StoredReview/revision`` of the review these decisions build on; 0 for the first.
  /// - Returns: the review's new revision.
  /// - Throws: ``ProposalMoved`` when another session settled or amended the proposal, or saved its own decisions; ``StoreError``.
  @discardableResult
  public func saveReview(_ state: ReviewState, of proposal: Proposal, replacing known: Int) throws -> Int {
    let saved = try connection.execute(
      """
      insert into crm_review_states (proposal_id, revision, proposal_revision, state)
      select p.id, 1, p.revision, $4 from crm_proposals p
      where p.id = $1 and p.status = 'pending' and p.revision = $2 and ($3 = 0 or exists (
        select from crm_review_states r where r.proposal_id = p.id and r.revision = $3))
      on conflict (proposal_id) do update
      set revision = crm_review_states.revision + 1, proposal_revision = excluded.proposal_revision,
        state = excluded.state, saved_by = session_user, saved_at = now()
      where crm_review_states.revision = $3
      returning revision
      """, [.id(proposal.id), .int(proposal.revision), .int(known), .untyped(try Document.text(state))])
    if let row = saved.first { return try row.value("revision") }
    throw try reviewMoved(proposal)
  }

  private func reviewMoved(_ proposal: Proposal) throws -> ProposalMoved {
    guard let stored = try self.proposal(proposal.id) else { return .unknown(proposal.id) }
    if let settlement = stored.settlement { return .settled(settlement) }
    let row = try connection.execute(
      """
      select crm_person(amender.profile_id, p.amended_by) as amended_by,
        crm_person(reviewer.profile_id, coalesce(r.saved_by, p.amended_by)) as saved_by
      from crm_proposals p
      left join crm_review_states r on r.proposal_id = p.id
      left join crm_actors amender on amender.login = p.amended_by
      left join crm_actors reviewer on reviewer.login = r.saved_by
      where p.id = $1
      """, [.id(proposal.id)]
    ).only()
    return stored.proposal.revision == proposal.revision
      ? .reviewed(stored.review, by: try row.value("saved_by"))
      : .amended(stored, by: try row.value("amended_by"))
  }
}
