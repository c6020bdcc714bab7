import ConfigSchema

extension Store {
  /// The configuration as it was after the n-th approval; 0 is the empty one.
  public func configuration(property: ItemID, atRevision revision: Int) throws(StoreError) -> Configuration {
    let rows = try connection.execute(
      "select property_id, config_type, config_id, snapshot::text from public.crm_items_at($1, $2::int4)",
      [.id(property), .int(revision)])
    return try Self.configurations(rows)[property] ?? .empty
  }

  /// How many approvals a property has had.
  public func revision(of property: ItemID) throws(StoreError) -> Int {
    let rows = try connection.execute(
      "select revision from public.crm_property_revisions where property_id = $1", [.id(property)])
    return try rows.first.map { row throws(StoreError) in try row.value("revision") } ?? 0
  }
}
