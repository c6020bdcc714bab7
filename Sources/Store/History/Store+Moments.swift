import ConfigSchema

extension Store {
  /// When approvals were given, as ISO 8601 with an offset: for programs, which do not know the property's clock.
  public func moments(ofApprovals ids: [ItemID]) throws(StoreError) -> [ItemID: String] {
    var found: [ItemID: String] = [:]
    for row in try connection.execute(
      """
      select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') as at
      from public.crm_approvals where id = any ($1)
      """, [.ids(ids)])
    {
      found[try row.value("id")] = try row.value("at") as String
    }
    return found
  }
}
