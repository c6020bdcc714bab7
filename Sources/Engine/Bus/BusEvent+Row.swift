import ConfigSchema
import Store

extension BusEvent {
  /// The columns an event is read from, for an alias `e` of `crm_events`.
  static let columns = """
    e.id, e.seq, e.property_id, e.event_type, e.entity_type, e.entity_id, e.payload::text as payload,
    e.lead_state::text as lead_state, e.occurred_at, e.for_trigger_id, e.hops
    """

  /// All events, to stand where a table stands. Those that were routed and those that wait are found by different indexes.
  static let table = """
    (select * from public.crm_events where processed union all select * from public.crm_events where not processed)
    """

  /// Without what the clock on the wall showed.
  /// - Throws: ``StoreError/Kind/unexpectedData`` when its JSON cannot be read; the event is to be set aside then.
  init(_ row: Row) throws(StoreError) {
    self.init(
      id: try row.value("id"), seq: try row.value("seq"), property: try row.value("property_id"),
      type: try row.value("event_type"), entityType: try row.optional("entity_type"),
      entity: try row.optional("entity_id"), payload: try Self.object(row, "payload"),
      lead: try Self.object(row, "lead_state"), occurredAt: try row.value("occurred_at"),
      onlyTrigger: try row.optional("for_trigger_id"), hops: try row.value("hops"))
  }

  private static func object(_ row: Row, _ column: String) throws(StoreError) -> JSONObject {
    guard let value: JSON = try row.optional(column) else { return [:] }
    return value.object ?? [:]
  }
}
