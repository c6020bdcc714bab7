import ConfigSchema

/// A live row that is not what its newest version says: somebody changed it past the record.
public struct DriftedItem: Hashable, Sendable, Identifiable {
  /// pipeline, trigger or action.
  public var kind: ItemKind
  public var id: ItemID
  public var name: String
  /// The row as it is; nil = it is gone.
  public var live: JSON?
  /// What was last approved; nil = nobody ever approved it, or its deletion was.
  public var approved: JSON?
  public init(kind: ItemKind, id: ItemID, name: String, live: JSON?, approved: JSON?) {
    (self.kind, self.id, self.name, self.live, self.approved) = (kind, id, name, live, approved)
  }
}

extension Store {
  /// Every item of a property whose live row and newest version differ; empty is the rule.
  public func drift(property: ItemID) throws(StoreError) -> [DriftedItem] {
    var found: [DriftedItem] = []
    for row in try connection.execute(Self.comparison, [.id(property)]) {
      guard let kind = ItemKind(rawValue: try row.value("config_type")) else { continue }
      found.append(
        DriftedItem(
          kind: kind, id: try row.value("config_id"), name: try row.value("name"),
          live: try row.optional("live"), approved: try row.optional("approved")))
    }
    return found
  }

  private static let comparison = """
    with live as (
      select config_type, config_id, snapshot from public.crm_live_items(array[$1])
    ), approved as (
      select config_type, config_id, snapshot from public.crm_items_at($1, 2147483647)
    ), both_sides as (
      select config_type, config_id, live.snapshot as live, approved.snapshot as approved
      from live full join approved using (config_type, config_id)
    )
    select config_type, config_id, live::text, approved::text,
      coalesce(live ->> 'name', approved ->> 'name', live ->> 'action_type', approved ->> 'action_type', '') as name
    from both_sides where live is distinct from approved
    order by array_position(array['pipeline', 'trigger', 'action'], config_type), name, config_id
    """
}
