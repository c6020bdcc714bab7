import ConfigSchema
import Store

/// Turns rows of the stream into events.
struct ReplayRow {
  let property: ItemID
  let clock: LocalClock

  func replayed(_ row: Row) throws(StoreError) -> ReplayEvent {
    let origin: String = try row.value("origin")
    let missing: [String]? = try row.optional("unknown")
    var event = try event(row)
    guard origin != "recorded" else {
      let cause: ItemID? = try row.optional("cause_event")
      let action: ItemID? = try row.optional("cause_action")
      return ReplayEvent(event, cause: cause.flatMap { cause in action.map { RunKey(event: cause, action: $0) } })
    }
    if origin == "answer" {
      event.type = Self.answer
      return ReplayEvent(event, origin: .answer)
    }
    return ReplayEvent(event, origin: .rebuilt, unknown: UnknownFacts(missing ?? []))
  }

  func event(_ row: Row) throws(StoreError) -> BusEvent {
    let at: Timestamp = try row.value("occurred_at")
    let type: String = try row.value("event_type")
    let entity: ItemID? = try row.optional("entity_id")
    let id: ItemID? = try row.optional("id")
    return BusEvent(
      id: id ?? ItemID("rebuilt \(type) \(entity?.value ?? "") \(at)"), seq: try row.value("seq"), property: property,
      type: type, entityType: try row.optional("entity_type"), entity: entity, payload: try object(row, "payload"),
      lead: try object(row, "lead_state"), occurredAt: at, localHour: clock.hour(at), weekday: clock.weekday(at),
      onlyTrigger: try row.optional("for_trigger_id"), hops: try row.value("hops"))
  }

  /// No event of anybody has a space in its name.
  static let answer = "conversation answered"

  private func object(_ row: Row, _ column: String) throws(StoreError) -> JSONObject {
    guard let value: JSON = try row.optional(column) else { return [:] }
    return value.object ?? [:]
  }
}

extension LeadSeed {
  init(_ row: Row) throws(StoreError) {
    let facts: JSON = try row.value("facts")
    let contact: String = try row.value("contact")
    let stage: ItemID? = try row.optional("stage_id")
    let since: Timestamp? = try row.optional("stage_since")
    self.init(
      id: try row.value("lead_id"), facts: facts.object ?? [:],
      unknown: UnknownFacts(try row.value("unknown") as [String]),
      contact: contact == "never" ? .never : Timestamp(contact).map(LastContact.at) ?? .unknown,
      stage: stage.flatMap { stage in since.map { LeadSeed.Stay(stage: stage, since: $0) } })
  }
}

extension EntitySeed {
  /// - Returns: nil for a kind this program does not know.
  init?(_ row: Row) throws(StoreError) {
    let id: ItemID = try row.value("entity_id")
    let payload: JSON = try row.value("payload")
    switch try row.value("kind") as String {
    case "tour": self = .tour(id, lead: try row.optional("lead_id"), payload: payload.object ?? [:])
    case "review": self = .review(id, payload: payload.object ?? [:], since: try row.value("moment"))
    case "conversation":
      self = .conversation(
        id, lead: try row.optional("lead_id"), lastMessage: try row.value("moment"), lastRole: try row.value("role"))
    default: return nil
    }
  }
}
