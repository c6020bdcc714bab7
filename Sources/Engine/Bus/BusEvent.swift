import ConfigSchema
import Store

/// One row of `crm_events`.
public struct BusEvent: Hashable, Sendable, Identifiable {
  public var id: ItemID
  /// The order of arrival.
  public var seq: Int
  public var property: ItemID
  public var type: String
  public var entityType: String?
  public var entity: ItemID?
  public var payload: JSONObject
  /// The facts of the lead at that moment; empty when no lead stands behind the event.
  public var lead: JSONObject
  public var occurredAt: Timestamp
  /// What the clock on the property's wall showed; nil where nobody has asked.
  public var localHour: Int?
  public var weekday: String?
  /// Set when the clock found it: no other trigger looks at it.
  public var onlyTrigger: ItemID?
  /// How many runs of our own stand behind it.
  public var hops: Int

  public init(
    id: ItemID, seq: Int = 0, property: ItemID, type: String, entityType: String? = nil, entity: ItemID? = nil,
    payload: JSONObject = [:], lead: JSONObject = [:], occurredAt: Timestamp, localHour: Int? = nil,
    weekday: String? = nil,
    onlyTrigger: ItemID? = nil, hops: Int = 0
  ) {
    (self.id, self.seq, self.property, self.type) = (id, seq, property, type)
    (self.entityType, self.entity, self.payload, self.lead) = (entityType, entity, payload, lead)
    (self.occurredAt, self.localHour, self.weekday) = (occurredAt, localHour, weekday)
    (self.onlyTrigger, self.hops) = (onlyTrigger, hops)
  }

  /// The lead behind the event, whatever the event is about.
  public var leadID: ItemID? { payload["lead_id"]?.string.map { ItemID($0) } ?? lead["id"]?.string.map { ItemID($0) } }
}
