import ConfigSchema

extension Store {
  /// Keeps the decisions on a proposal, which all reviewers share, and what this login has seen of it, which is its own.
  ///
  /// - Parameters:
  ///   - proposal: the proposal as it is on screen; an amendment in between is told.
  ///   - known: ``StoredReview/revision`` of the review these decisions build on; 0 for the first.
  /// - Returns: the review's new revision; looking without deciding leaves it as it is.
  /// - Throws: ``ProposalMoved`` when another session settled or amended the proposal, or saved its own decisions; ``StoreError``.
  @discardableResult
  public func saveReview(_ state: ReviewState, of proposal: Proposal, replacing known: Int) throws -> Int {
    try saveReview(state, of: proposal.id, revision: proposal.revision, replacing: known)
  }

  /// - Parameter revision: the revision of the proposal that is on screen.
  @discardableResult
  public func saveReview(_ state: ReviewState, of proposal: ItemID, revision: Int, replacing known: Int) throws -> Int {
    let saved = try connection.transaction { () throws -> Int? in
      try connection.execute("select from public.crm_proposals where id = $1 for update", [.id(proposal)])
      let held = try connection.execute(Self.reviewed, [.id(proposal), .int(revision)])
      guard let row = held.first, try row.value("review_revision") == known else { return nil }
      let before: String? = try row.optional("state")
      let decisions: ReviewState =
        try before.map { text throws(StoreError) in try Document.value(text) } ?? ReviewState()
      try saveSeen(state.seen, of: proposal, revision: revision)
      guard !decisions.decidesLike(state) else { return known }
      return try saveDecisions(state, of: proposal, revision: revision, replacing: known)
    }
    if let saved { return saved }
    throw try reviewMoved(proposal, revision: revision)
  }

  /// Read in a statement of its own, after the proposal is held: a statement that waits for a row reads what stands beside it as
  /// it was before the wait.
  private static let reviewed = """
    select coalesce(r.revision, 0) as review_revision,
      case when r.proposal_revision = p.revision then r.state end as state
    from public.crm_proposals p left join public.crm_review_states r on r.proposal_id = p.id
    where p.id = $1 and p.status = 'pending' and p.revision = $2
    """

  private func saveSeen(_ seen: Set<ChangeKey>, of proposal: ItemID, revision: Int) throws(StoreError) {
    try connection.execute(
      """
      insert into public.crm_review_sights (proposal_id, proposal_revision, seen) values ($1, $2::int4, $3)
      on conflict (proposal_id, login) do update
      set proposal_revision = excluded.proposal_revision, seen = excluded.seen, saved_at = now()
      """, [.id(proposal), .int(revision), .untyped(try Document.text(seen))])
  }

  /// - Throws: ``StoreError/Kind/conflict`` when the stored review is not the one that is to be replaced.
  private func saveDecisions(
    _ state: ReviewState, of proposal: ItemID, revision: Int, replacing known: Int
  ) throws(StoreError) -> Int {
    let saved = try connection.execute(
      """
      insert into public.crm_review_states as r (proposal_id, revision, proposal_revision, state)
      values ($1, 1, $2::int4, $3)
      on conflict (proposal_id) do update
      set revision = r.revision + 1, proposal_revision = excluded.proposal_revision, state = excluded.state,
        saved_by = session_user, saved_at = now()
      where r.revision = $4::int4
      returning revision
      """,
      [
        .id(proposal), .int(revision),
        .untyped(try Document.text(ReviewState(decisions: state.decisions, waiting: state.waiting))), .int(known),
      ])
    guard let row = saved.first else {
      throw StoreError(.conflict, "Somebody else decided about this proposal at the same moment. Nothing was saved.")
    }
    return try row.value("revision")
  }

  /// Gives an amended proposal the review of the revision before it, as far as its changes are the same. Nothing else of it
  /// counts any more: a change keeps its name when its content changes. What others have seen they look at again.
  func carryReview(_ review: StoredReview, from old: Proposal, to new: Proposal) throws(StoreError) {
    let carried = review.state.carried(from: old, to: new)
    try saveSeen(carried.seen, of: new.id, revision: new.revision)
    guard review.revision > 0 else { return }
    _ = try saveDecisions(
      carried, of: new.id, revision: new.revision, replacing: review.revision)
  }

  private func reviewMoved(_ id: ItemID, revision: Int) throws -> ProposalMoved {
    guard let stored = try self.proposal(id) else { return .unknown(id) }
    if let settlement = stored.settlement { return .settled(settlement) }
    guard stored.proposal.revision == revision else { return .amended(stored, by: try amender(of: id)) }
    return .reviewed(stored.review, by: try reviewer(of: id))
  }

  /// - Throws: ``ProposalMoved`` when a colleague has decided otherwise about a change than these decisions come to.
  public func refuseOtherDecision(than state: ReviewState, _ stored: StoredProposal) throws {
    guard let found = stored.review.state.contradiction(to: state.choices(in: stored.proposal)) else { return }
    throw ProposalMoved.decidedOtherwise(
      OtherDecision(by: try reviewer(of: stored.id), number: found.number, found.decision))
  }

  /// Who saved the decisions that are stored.
  private func reviewer(of id: ItemID) throws(StoreError) -> String {
    try connection.execute(
      """
      select public.crm_person(reviewer.profile_id, coalesce(r.saved_by, p.amended_by)) as saved_by
      from public.crm_proposals p
      left join public.crm_review_states r on r.proposal_id = p.id
      left join public.crm_actors reviewer on reviewer.login = r.saved_by
      where p.id = $1
      """, [.id(id)]
    ).only().value("saved_by")
  }
}
