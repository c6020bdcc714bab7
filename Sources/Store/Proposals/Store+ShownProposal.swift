import ConfigSchema

extension Store {
  /// The waiting proposal, when it still is the one a person has on the screen.
  ///
  /// - Parameter digest: of the whole proposal on the screen (``Digest/init(ofWhole:)``).
  /// - Throws: ``ProposalMoved`` with the proposal as it is now, when it is another one or no longer waits; ``StoreError``.
  public func pending(_ id: ItemID, shownAs digest: Digest) throws -> StoredProposal {
    guard let stored = try proposal(id) else { throw ProposalMoved.unknown(id) }
    if let settlement = stored.settlement { throw ProposalMoved.settled(settlement) }
    guard Digest(ofWhole: stored.proposal) == digest else {
      throw ProposalMoved.amended(stored, by: try amender(of: id))
    }
    return stored
  }

  /// Who wrote the revision that is stored.
  func amender(of id: ItemID) throws(StoreError) -> String {
    try connection.execute(
      """
      select public.crm_person(a.profile_id, p.amended_by) as name
      from public.crm_proposals p left join public.crm_actors a on a.login = p.amended_by where p.id = $1
      """, [.id(id)]
    ).only().value("name")
  }
}
