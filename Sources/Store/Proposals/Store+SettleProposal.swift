import ConfigSchema

extension Store {
  /// Turns a proposal down. It stays on record and can no longer be approved.
  ///
  /// - Throws: ``ProposalMoved`` when it is no longer pending; ``StoreError``.
  public func decline(proposal id: ItemID, reason: String = "") throws {
    try settle(id, as: .declined, reason: reason, by: nil)
  }

  /// Puts another proposal, such as its rebase, in the place of this one.
  ///
  /// - Throws: ``ProposalMoved`` when it is no longer pending; ``StoreError``.
  public func supersede(proposal id: ItemID, by successor: ItemID) throws {
    try settle(id, as: .superseded, reason: "", by: successor)
  }

  private func settle(_ id: ItemID, as status: StoredProposal.Status, reason: String, by successor: ItemID?) throws {
    let settled = try connection.execute(
      """
      update public.crm_proposals set status = $2, settled_reason = nullif($3, ''), superseded_by = $4
      where id = $1 and status = 'pending'
      """, [.id(id), .text(status.rawValue), .text(reason), .id(successor)])
    guard settled.affected == 0 else { return }
    guard let settlement = try proposal(id)?.settlement else { throw ProposalMoved.unknown(id) }
    throw ProposalMoved.settled(settlement)
  }
}
