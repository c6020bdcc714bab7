import ConfigSchema
import Store

/// How many messages one person may get within 24 hours.
public struct DeliveryLimits: Hashable, Sendable, Encodable {
  public var textsPerDay: Int
  public var emailsPerDay: Int

  public init(textsPerDay: Int = 3, emailsPerDay: Int = 5) {
    (self.textsPerDay, self.emailsPerDay) = (textsPerDay, emailsPerDay)
  }

  /// What holds where nobody has said otherwise: the three texts of the strictest states, and mail a little more freely.
  public static let usual = DeliveryLimits()
  /// What may be set.
  public static let range = 0...100

  func limit(_ channel: DeliveryFacts.Channel) -> Int { channel == .sms ? textsPerDay : emailsPerDay }
}

extension Connection {
  public func deliveryLimits(of property: ItemID) throws(StoreError) -> DeliveryLimits {
    let rows = try execute(
      "select texts_per_day, emails_per_day from public.crm_delivery_limits where property_id = $1", [.id(property)])
    guard let row = rows.first else { return .usual }
    return DeliveryLimits(textsPerDay: try row.value("texts_per_day"), emailsPerDay: try row.value("emails_per_day"))
  }

  /// Working as the engine.
  public func setDeliveryLimits(_ limits: DeliveryLimits, of property: ItemID) throws(StoreError) {
    try execute(
      """
      insert into public.crm_delivery_limits (property_id, texts_per_day, emails_per_day) values ($1, $2, $3)
      on conflict (property_id) do update set texts_per_day = excluded.texts_per_day,
        emails_per_day = excluded.emails_per_day, set_by = session_user, set_at = clock_timestamp()
      """, [.id(property), .int(limits.textsPerDay), .int(limits.emailsPerDay)])
  }
}
