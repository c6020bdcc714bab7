/// Everything a condition may look at, at one moment. The caller knows clocks and time zones; this module does not.
public struct Facts: Hashable, Sendable {
  public var payload: JSONObject
  /// The lead's row (`lead.status`, `lead.source`, … and `lead.stage`); empty when the event has no lead.
  public var lead: JSONObject
  /// `name`, `property_type`, `unit_count`.
  public var property: JSONObject
  /// Hour of the day at the property, 0…23; nil when nobody has asked, since no condition looks at it.
  public var localHour: Int?
  /// `mon` … `sun` at the property; nil as above.
  public var weekday: String?

  public init(
    payload: JSONObject = [:], lead: JSONObject = [:], property: JSONObject = [:], localHour: Int?, weekday: String?
  ) {
    (self.payload, self.lead, self.property) = (payload, lead, property)
    (self.localHour, self.weekday) = (localHour, weekday)
  }
}
