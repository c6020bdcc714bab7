import ConfigSchema

extension Store {
  /// Says that a property has an event type of its own, before the first such event arrives.
  ///
  /// - Parameter type: lower case letters, digits and underscores, beginning with a letter, at most 63.
  public func declareEvent(_ type: String, property: ItemID, description: String = "") throws(StoreError) {
    try connection.execute(
      """
      insert into public.crm_declared_events (property_id, event_type, description) values ($1, $2, $3)
      on conflict (property_id, event_type) do update set description = excluded.description
      """, [.id(property), .text(type), .text(description)])
  }

  /// Takes a declaration back. Events of that type that were seen keep it known.
  public func withdrawEvent(_ type: String, property: ItemID) throws(StoreError) {
    try connection.execute(
      "delete from public.crm_declared_events where property_id = $1 and event_type = $2", [.id(property), .text(type)])
  }
}
