import ConfigSchema

/// Where one version of one item comes from.
public struct Provenance: Hashable, Sendable {
  public var version: VersionEntry
  /// The property's revision the version belongs to.
  public var revision: Int
  public var approval: ItemID
  /// Who approved, and when: `YYYY-MM-DD HH:MM` in the property's time zone.
  public var by: String
  public var at: String
  /// The reason given with the approval.
  public var reason: String
  /// Who proposed it.
  public var proposedBy: String
  public var proposal: ItemID
  /// What was handed in, typed words first.
  public var words: [RequestInput]
  /// Which model answered.
  public var model: String
}

extension Store {
  /// Why an item is what it is: its versions, newest first, each with its approval, its proposal and the words that were typed.
  public func why(_ item: ItemID, limit: Int = 20) throws(StoreError) -> [Provenance] {
    var found: [Provenance] = []
    for row in try connection.execute(Self.chain, [.id(item), .int(limit)]) { found.append(try Self.provenance(row)) }
    return found
  }

  private static let chain = """
    select v.id, v.config_type, v.config_id, v.version, v.is_deletion, v.config_snapshot::text as snapshot, v.revision,
      coalesce(v.config_snapshot ->> 'name', v.config_snapshot ->> 'action_type', '') as name,
      a.id as approval_id, a.reason, public.crm_person(a.approved_by, a.actor) as by,
      public.crm_local_time(a.at, coalesce(place.time_zone, 'UTC')) as at,
      p.id as proposal_id, p.request, p.model, public.crm_person(proposer.profile_id, p.proposed_by) as proposed_by
    from public.crm_config_versions v
    join public.crm_approvals a on a.id = v.approval_id
    join public.crm_proposals p on p.id = a.proposal_id
    left join public.crm_actors proposer on proposer.login = p.proposed_by
    left join public.crm_properties() place on place.id = v.property_id
    where v.config_id = $1 order by v.version desc limit $2
    """

  private static func provenance(_ row: Row) throws(StoreError) -> Provenance {
    let words: [RequestInput] = try Document.value(try row.value("request"))
    return Provenance(
      version: try version(row), revision: try row.value("revision"), approval: try row.value("approval_id"),
      by: try row.value("by"), at: try row.value("at"), reason: try row.value("reason"),
      proposedBy: try row.value("proposed_by"), proposal: try row.value("proposal_id"),
      words: words.filter { $0.kind == .typed } + words.filter { $0.kind != .typed }, model: try row.value("model"))
  }
}
