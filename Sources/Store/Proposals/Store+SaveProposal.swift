import ConfigSchema

extension Store {
  /// Keeps a proposal. Revision 1 is new; a higher revision amends the one before it, and brings along the review of the changes
  /// that stayed as they were. Nothing live changes.
  ///
  /// - Parameter old: the waiting proposal that this one replaces, as its rebase does; nil or the proposal itself = none.
  ///   Either both are done or neither.
  /// - Throws: ``ProposalMoved`` when another session settled or amended one of them in between; ``StoreError``.
  public func save(_ proposal: Proposal, superseding old: ItemID? = nil) throws {
    let columns = try ProposalColumns(proposal)
    let saved = try connection.transaction {
      guard try proposal.revision == 1 ? insert(columns) : amend(proposal, columns) else { return false }
      try writeTargets(columns, replacing: proposal.revision > 1)
      if let old, old != proposal.id { try supersede(proposal: old, by: proposal.id) }
      return true
    }
    if !saved { throw try moved(proposal.id) }
  }

  /// The row is held before it is read, so that the review that is carried over is the last one there will be of it.
  private func amend(_ proposal: Proposal, _ columns: ProposalColumns) throws -> Bool {
    try connection.execute("select from public.crm_proposals where id = $1 for update", [.id(proposal.id)])
    let before = try stored(where: "p.id = $1", [.id(proposal.id)]).first
    guard try amend(columns) else { return false }
    // A revision that cannot be read has no review worth keeping; the one that is stored counts no longer.
    if case .read(let old) = before { try carryReview(old.review, from: old.proposal, to: proposal) }
    return true
  }

  private func insert(_ columns: ProposalColumns) throws(StoreError) -> Bool {
    try connection.execute(
      """
      insert into public.crm_proposals
        (id, revision, digest, document, origin, request, message, model, change_count)
      values ($1, $2::int4, $3, $4, $5, $6, $7, $8, $9::int4)
      on conflict (id) do nothing
      """, columns.parameters
    ).affected == 1
  }

  private func amend(_ columns: ProposalColumns) throws(StoreError) -> Bool {
    try connection.execute(
      """
      update public.crm_proposals set revision = $2::int4, digest = $3, document = $4, origin = $5, request = $6,
        message = $7, model = $8, change_count = $9::int4
      where id = $1 and revision = $2::int4 - 1 and status = 'pending'
      """, columns.parameters
    ).affected == 1
  }

  private func writeTargets(_ columns: ProposalColumns, replacing: Bool) throws(StoreError) {
    if replacing {
      try connection.execute("delete from public.crm_proposal_targets where proposal_id = $1", [.id(columns.id)])
    }
    try connection.execute(
      """
      insert into public.crm_proposal_targets (proposal_id, property_id, base_revision)
      select $1, t.property_id, t.base_revision from unnest($2::uuid[], $3::int4[]) t (property_id, base_revision)
      """,
      [
        .id(columns.id), .ids(columns.targets.map(\.property.id)),
        .untyped("{" + columns.targets.map { String($0.baseRevision) }.joined(separator: ",") + "}"),
      ])
  }

  /// What stands in the way of saving a proposal.
  private func moved(_ id: ItemID) throws -> ProposalMoved {
    guard let stored = try proposal(id) else { return .unknown(id) }
    if let settlement = stored.settlement { return .settled(settlement) }
    return .amended(stored, by: try amender(of: id))
  }
}

/// A proposal spread over the columns of its row.
private struct ProposalColumns {
  let id: ItemID
  let targets: [ProposalTarget]
  let parameters: [Parameter]

  init(_ proposal: Proposal) throws(StoreError) {
    (id, targets) = (proposal.id, proposal.targets)
    parameters = [
      .id(proposal.id), .int(proposal.revision), .text(Digest(ofWhole: proposal).hex),
      .untyped(try Document.text(proposal)), .text(proposal.origin.columnText),
      .untyped(try Document.text(proposal.request.inputs)), .text(proposal.message), .text(proposal.model),
      .int(proposal.targets.reduce(0) { $0 + $1.changes.count }),
    ]
  }
}

extension Proposal.Origin {
  /// The value of `crm_proposals.origin`.
  fileprivate var columnText: String {
    switch self {
    case .request: "request"
    case .importedFile: "import"
    case .rollback: "rollback"
    case .rebase: "rebase"
    case .driftRepair: "drift_repair"
    }
  }
}
