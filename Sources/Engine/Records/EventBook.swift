import ConfigSchema
import Store

/// One event as people look at it.
public struct EventRecord: Hashable, Sendable, Encodable, Identifiable {
  public var id: ItemID
  public var seq: Int
  public var property: String
  public var type: String
  /// `YYYY-MM-DD HH:MM` at the property.
  public var at: String
  public var payload: JSON
  /// `waiting`, `routed` or `set aside`.
  public var state: String
  public var reason: String?
  /// How many runs came of it.
  public var runs: Int
}

/// Looks at the bus and puts events on it.
public struct EventBook {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// The newest events in the order they arrived.
  /// - Parameter after: only what came later than this position.
  public func tail(property: ItemID?, after: Int? = nil, limit: Int = 50) throws(StoreError) -> [EventRecord] {
    var found: [EventRecord] = []
    for row in try connection.execute(Self.look, [.id(property), .int(after), .int(limit)]) {
      found.append(try EventRecord(row))
    }
    return found.reversed()
  }

  /// How many events no engine has looked at yet; no more than so many are counted.
  public func waiting(property: ItemID, most: Int = 1000) throws(StoreError) -> Int {
    try connection.execute(
      """
      select count(*) as count from (
        select from public.crm_events where property_id = $1 and not processed limit $2) w
      """, [.id(property), .int(most)]
    ).only().value("count")
  }

  private static let look = """
    select e.id, e.seq, p.name as property, e.event_type, public.crm_local_time(e.occurred_at, p.time_zone) as at,
      e.payload::text as payload, e.set_aside,
      case when e.set_aside is not null then 'set aside' when e.processed then 'routed' else 'waiting' end as state,
      (select count(*) from public.crm_action_runs r where r.event_id = e.id) as runs
    from \(BusEvent.table) e join public.crm_properties() p on p.id = e.property_id
    where ($1::uuid is null or e.property_id = $1) and ($2::int8 is null or e.seq > $2)
    order by e.seq desc limit $3
    """

  /// Puts an event on the bus, as an app does. Works in the engine's role.
  /// - Parameter key: the same happening told twice under one key is one event.
  /// - Returns: its position; nil when that key had been told before.
  public func publish(
    _ type: String, property: ItemID, entityType: String?, entity: ItemID?, payload: JSONObject, key: String?
  ) throws(StoreError) -> Int? {
    let lead = payload["lead_id"]?.string.map { ItemID($0) } ?? (entityType == "lead" ? entity : nil)
    let rows = try connection.execute(
      """
      insert into public.crm_events (property_id, event_type, entity_type, entity_id, payload, lead_state, dedupe_key)
      values ($1, $2, $3, $4, $5, public.crm_lead_facts($6), $7)
      on conflict do nothing returning seq
      """,
      [
        .id(property), .text(type), .text(entityType), .id(entity), .json(.object(payload)), .id(lead), .text(key),
      ])
    return rows.isEmpty ? nil : try rows[0].value("seq")
  }
}

extension EventRecord {
  fileprivate init(_ row: Row) throws(StoreError) {
    self.init(
      id: try row.value("id"), seq: try row.value("seq"), property: try row.value("property"),
      type: try row.value("event_type"), at: try row.value("at"), payload: try row.value("payload"),
      state: try row.value("state"), reason: try row.optional("set_aside"), runs: try row.value("runs"))
  }
}
