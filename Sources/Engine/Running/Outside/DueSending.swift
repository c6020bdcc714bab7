import ConfigSchema
import Store

/// A due run that leaves the machine, with everything the delivery rules look at.
struct DueSending {
  var run: DueRun
  /// Its worker has not been heard of for too long.
  var lostBy: String?
  var triedBefore: Int
  var zone: String
  var limits: DeliveryLimits
  var recent: [Timestamp]
  /// Something else for the same lead is on its way.
  var isBusy: Bool
  /// `was_asked`, `stopped_sms`, `stopped_email`; empty without a lead.
  var wishes: JSONObject
  var eventType: String?
  var occurredAt: Timestamp?

  var channel: DeliveryFacts.Channel? {
    switch run.actionType {
    case "send_sms": .sms
    case "send_email": .email
    default: nil
    }
  }

  init(_ row: Row) throws(StoreError) {
    run = try DueRun(row)
    let status: String = try row.value("status")
    lostBy = status == "running" ? try row.optional("worker") ?? "a worker" : nil
    triedBefore = try row.value("tried_before")
    zone = try row.value("time_zone")
    limits = DeliveryLimits(
      textsPerDay: try row.optional("texts_per_day") ?? DeliveryLimits.usual.textsPerDay,
      emailsPerDay: try row.optional("emails_per_day") ?? DeliveryLimits.usual.emailsPerDay)
    let times: [String]? = try row.optional("recent")
    recent = (times ?? []).compactMap { Timestamp($0) }
    isBusy = try row.value("is_busy")
    let wishes: JSON? = try row.optional("wishes")
    self.wishes = wishes?.object ?? [:]
    eventType = try row.optional("event_type")
    occurredAt = try row.optional("occurred_at")
  }

  /// - Parameter windows: of every zone that may matter, by name.
  func facts(_ routes: Routes, _ windows: [String: TextingWindow], now: Timestamp) -> DeliveryFacts {
    var facts = DeliveryFacts(now: now, channel: channel)
    facts.isSample = routes.property.isSample
    guard let channel else { return facts }
    let lead = run.leadNow ?? [:]
    facts.hasContact = !(contact ?? "").isEmpty
    facts.saidStop = wishes["stopped_\(channel.rawValue)"]?.bool == true
    facts.isMarkedOptedOut = lead["opted_out"]?.bool == true
    facts.refusedConsent = wishes["was_asked"]?.bool == true && lead["consent"]?.bool == false
    facts.windows = zones.compactMap { windows[$0] }
    facts.recent = recent
    facts.limit = limits.limit(channel)
    return facts
  }

  /// Where the message goes.
  var contact: String? {
    let lead = run.leadNow ?? [:]
    let value = channel == .sms ? lead["phone"]?.string : lead["email"]?.string
    return value.map { String($0.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
  }

  /// Where the person may be: where the property is, and where the number comes from.
  var zones: [String] {
    guard channel == .sms else { return [] }
    return [zone] + AreaZones.zones(of: contact ?? "").filter { $0 != zone }
  }
}
