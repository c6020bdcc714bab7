import ConfigSchema

extension Store {
  /// The approvals of a property, newest first.
  ///
  /// - Parameters:
  ///   - limit: how many at most.
  ///   - before: only approvals older than this revision, for paging; nil begins with the newest.
  ///   - snapshots: whether versions come with what they hold; without, it is null.
  public func history(
    property: ItemID, limit: Int = 50, before: Int? = nil, snapshots: Bool = true
  ) throws(StoreError) -> [ApprovalEntry] {
    try entries(
      """
      where t.property_id = $1 and ($2::int8 is null or t.revision < $2) order by t.revision desc limit $3
      """, [.id(property), .int(before), .int(limit)], snapshots: snapshots
    ).map(\.entry)
  }

  /// The ids of a property's approvals that begin with these letters, two at most: enough to see that they say which one.
  public func approvals(of property: ItemID, startingWith start: String) throws(StoreError) -> [ItemID] {
    let rows = try connection.execute(
      """
      select t.approval_id from public.crm_approval_targets t
      where t.property_id = $1 and starts_with(t.approval_id::text, lower($2)) limit 2
      """, [.id(property), .text(start)])
    return try rows.map { row throws(StoreError) in try row.value("approval_id") }
  }

  /// What one approval did, property by property; empty when it did not happen.
  public func entries(ofApproval id: ItemID) throws(StoreError) -> [(property: ItemID, entry: ApprovalEntry)] {
    try Self.entries(connection.batch(Self.entryStatements(ofApproval: id, snapshots: true)))
  }

  /// Asks for what one approval did: the approval for each property, then the versions.
  static func entryStatements(ofApproval id: ItemID, snapshots: Bool) -> [Statement] {
    [
      Statement(approvals + "where t.approval_id = $1 order by t.property_id", [.id(id)], kept: true),
      Statement(versions + "where approval_id = any ($1)" + versionOrder, [.ids([id]), .bool(snapshots)], kept: true),
    ]
  }

  /// - Parameter answers: those to ``entryStatements(ofApproval:snapshots:)``.
  static func entries(_ answers: [Rows]) throws(StoreError) -> [(property: ItemID, entry: ApprovalEntry)] {
    var found: [(property: ItemID, entry: ApprovalEntry)] = []
    for row in answers[0] { found.append((try row.value("property_id"), try entry(row))) }
    return combined(found, try versions(answers[1]))
  }

  /// The approvals of a property since a revision, newest first; their versions without what they hold.
  func entries(property: ItemID, since revision: Int) throws(StoreError) -> [ApprovalEntry] {
    try entries(
      "where t.property_id = $1 and t.revision > $2 order by t.revision desc", [.id(property), .int(revision)],
      snapshots: false
    ).map(\.entry)
  }

  private func entries(
    _ which: String, _ parameters: [Parameter], snapshots: Bool = true
  ) throws(StoreError) -> [(property: ItemID, entry: ApprovalEntry)] {
    var found: [(property: ItemID, entry: ApprovalEntry)] = []
    for row in try connection.execute(Self.approvals + which, parameters) {
      found.append((try row.value("property_id"), try Self.entry(row)))
    }
    return Self.combined(found, try versions(of: found, snapshots: snapshots))
  }

  private static func combined(
    _ approvals: [(property: ItemID, entry: ApprovalEntry)], _ versions: [ApprovedFor: [VersionEntry]]
  ) -> [(property: ItemID, entry: ApprovalEntry)] {
    approvals.map { item in
      var entry = item.entry
      entry.versions = versions[ApprovedFor(approval: entry.id, property: item.property)] ?? []
      return (item.property, entry)
    }
  }

  private static let approvals = """
    select t.property_id, t.revision, t.sentences::text, a.id, a.proposal_id, a.reason,
      public.crm_person(a.approved_by, a.actor) as by, public.crm_local_time(a.at, coalesce(p.time_zone, 'UTC')) as at
    from public.crm_approval_targets t
    join public.crm_approvals a on a.id = t.approval_id
    left join public.crm_properties() p on p.id = t.property_id

    """

  private static func entry(_ row: Row) throws(StoreError) -> ApprovalEntry {
    ApprovalEntry(
      id: try row.value("id"), proposal: try row.optional("proposal_id"), revision: try row.value("revision"),
      at: try row.value("at"), by: try row.value("by"), reason: try row.value("reason"),
      sentences: try Document.value(try row.value("sentences")), versions: [])
  }

  private struct ApprovedFor: Hashable {
    var approval: ItemID
    var property: ItemID
  }

  private func versions(
    of approvals: [(property: ItemID, entry: ApprovalEntry)], snapshots: Bool
  ) throws(StoreError) -> [ApprovedFor: [VersionEntry]] {
    guard !approvals.isEmpty else { return [:] }
    return try Self.versions(
      connection.execute(
        Self.versions + "where approval_id = any ($1) and property_id = any ($3)" + Self.versionOrder,
        [.ids(approvals.map(\.entry.id)), .bool(snapshots), .ids(Array(Set(approvals.map(\.property))))]))
  }

  private static let versions = """
    select approval_id, property_id, id, config_type, config_id, version, is_deletion,
      case when $2 then config_snapshot::text else 'null' end as snapshot,
      coalesce(config_snapshot ->> 'name', config_snapshot ->> 'action_type', '') as name
    from public.crm_config_versions

    """
  private static let versionOrder = """

    order by array_position(array['pipeline', 'trigger', 'action'], config_type), name, config_id
    """

  private static func versions(_ rows: Rows) throws(StoreError) -> [ApprovedFor: [VersionEntry]] {
    var found: [ApprovedFor: [VersionEntry]] = [:]
    for row in rows {
      let key = ApprovedFor(approval: try row.value("approval_id"), property: try row.value("property_id"))
      found[key, default: []].append(try version(row))
    }
    return found
  }

  static func version(_ row: Row) throws(StoreError) -> VersionEntry {
    guard let kind = ItemKind(rawValue: try row.value("config_type")) else {
      throw StoreError(.unexpectedData, "A version in the database cannot be read by this version of the program.")
    }
    return VersionEntry(
      id: try row.value("id"), kind: kind, item: try row.value("config_id"), name: try row.value("name"),
      version: try row.value("version"), isDeletion: try row.value("is_deletion"), snapshot: try row.value("snapshot"))
  }
}
