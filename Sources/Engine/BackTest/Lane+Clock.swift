import ConfigSchema
import Store

/// The clock strikes: the event a scan would have found, if what it rests on still stands.
extension Lane {
  func strike(_ moment: ClockTimeline.Moment, at: Timestamp) {
    // The recorded one comes by itself and carries what was really seen.
    guard stands(moment), clock.recorded(moment, at: at) == nil,
      clock.strike(moment.trigger.id, moment.entity, moment.episode)
    else { return }
    tally.clock += 1
    let (lead, payload) = facts(moment, at: at)
    var members = payload
    members["property_id"] = .string(routes.property.id.value)
    if let lead { members["lead_id"] = .string(lead.value) }
    let memory = lead.flatMap { leads[$0] }
    let event = BusEvent(
      id: ItemID("clock \(moment.trigger.id) \(moment.entity) \(at)"), property: routes.property.id,
      type: moment.trigger.eventType,
      entityType: Catalogue.standard.event(named: moment.trigger.eventType)?.entityType, entity: moment.entity,
      payload: members, lead: memory.map { adjusted($0.facts, $0) } ?? [:], occurredAt: at,
      localHour: scene.clock.hour(at), weekday: scene.clock.weekday(at), onlyTrigger: moment.trigger.id)
    happen(event, unknown: unknown(in: memory, of: event))
  }

  /// What is missing of the lead is missing in the payload as well.
  private func unknown(in memory: LeadMemory?, of event: BusEvent) -> UnknownFacts {
    guard event.leadID != nil else { return .none }
    guard var unknown = memory?.unknown else { return UnknownFacts(["lead"]) }
    if memory?.givenStatus != nil { unknown.remove("lead.status") }
    for name in ["status", "score_bucket"] where event.payload[name] != nil && unknown.contains("lead." + name) {
      unknown.insert("payload." + name)
    }
    return unknown
  }

  /// A clock event that was recorded: it concerns its trigger alone, and an episode that has been dealt with never twice.
  func find(_ event: BusEvent) {
    var event = event
    if let lead = event.leadID, let memory = leads[lead] { event.lead = adjusted(event.lead, memory) }
    let matching = routes.triggers(for: event).filter { Matcher.matches($0.conditions, routes.facts(of: event)) }
    guard let trigger = matching.first, let entity = event.entity else { return }
    guard clock.strike(trigger.id, entity, episode(of: event.type, entity)) else { return }
    tally.clock += 1
    happen(event, unknown: .none)
  }

  /// Whether what the moment rests on is still so.
  private func stands(_ moment: ClockTimeline.Moment) -> Bool {
    guard episode(of: moment.trigger.eventType, moment.entity) == moment.episode else { return false }
    switch moment.episode {
    case .arrival:
      let memory = leads[moment.entity]
      guard memory?.contact == .never else { return false }
      return memory?.status.map { TextFolding.status($0) == "new" } ?? true
    case .tour: return tours[moment.entity]?.isOpen == true
    case .review: return reviews[moment.entity]?.isWaiting == true
    case .contact, .moveIn, .stay, .message: return true
    }
  }

  private func episode(of event: String, _ entity: ItemID) -> ClockTimeline.Episode? {
    switch event {
    case "lead_uncontacted": .arrival
    case "lead_stale": leads[entity].map { .contact($0.contactEpisode) }
    case "lead_move_in_approaching": leads[entity]?.moveInDate.map { .moveIn($0) }
    case "lead_stage_overdue": leads[entity].map { .stay($0.stay) }
    case "tour_upcoming", "tour_unmarked": tours[entity].map { .tour($0.episode) }
    case "review_unanswered": .review
    case "conversation_idle": conversations[entity].map { .message($0.episode) }
    default: nil
    }
  }

  /// The payload of the catalogue for that moment, and the lead behind it.
  private func facts(_ moment: ClockTimeline.Moment, at: Timestamp) -> (lead: ItemID?, payload: JSONObject) {
    let id = moment.entity
    let minutes = (at.seconds - moment.base.seconds) / 60
    func whole(_ unit: Double) -> JSON { .number(JSONNumber(Int((minutes / unit + 1e-9).rounded(.down)))) }
    func hours(_ value: Double) -> JSON { .number(JSONNumber((value * 100).rounded() / 100)) }
    let lead = leads[id].map { adjusted($0.facts, $0) } ?? [:]
    switch moment.trigger.eventType {
    case "lead_uncontacted":
      return (id, ["minutes_since_created": whole(1), "source": lead["source"] ?? .null])
    case "lead_stale":
      return (
        id, ["days_since_contact": whole(1440), "status": lead["status"] ?? .null, "score_bucket": lead["score_bucket"] ?? .null]
      )
    case "lead_move_in_approaching":
      let days = scene.clock.day(moment.base) - scene.clock.day(at)
      return (
        id,
        [
          "move_in_date": lead["move_in_date"] ?? .null, "days_until": .number(JSONNumber(Int(days))),
          "status": lead["status"] ?? .null, "score_bucket": lead["score_bucket"] ?? .null,
        ]
      )
    case "lead_stage_overdue":
      let stage = leads[id]?.place?.stage
      return (
        id,
        [
          "stage": .string(stage?.name ?? ""), "hours_in_stage": hours(minutes / 60),
          "sla_hours": .number(JSONNumber(stage?.slaHours ?? 0)),
        ]
      )
    case "tour_upcoming": return tourFacts(id, "hours_until", hours(-minutes / 60))
    case "tour_unmarked": return tourFacts(id, "hours_since", hours(minutes / 60))
    case "review_unanswered":
      let review = reviews[id]?.payload ?? [:]
      return (
        nil,
        [
          "hours_since": hours(minutes / 60), "rating": review["rating"] ?? .null, "platform": review["platform"] ?? .null,
        ]
      )
    default:
      let conversation = conversations[id]
      return (
        conversation?.lead, ["minutes_since_last": whole(1), "last_role": .string(conversation?.lastRole ?? "")]
      )
    }
  }

  private func tourFacts(_ id: ItemID, _ counter: String, _ value: JSON) -> (lead: ItemID?, payload: JSONObject) {
    var payload: JSONObject = [counter: value]
    for member in tours[id]?.payload.members ?? [] where payload[member.key] == nil { payload[member.key] = member.value }
    return (tours[id]?.lead, payload)
  }
}
