import ConfigSchema
import Store

/// The clock strikes: the event a scan would have found, if what it rests on still stands.
extension Lane {
  func strike(_ moment: ClockTimeline.Moment, at: Timestamp) {
    // The recorded one comes by itself and carries what was really seen.
    guard stands(moment), clock.recorded(moment, at: at) == nil,
      !clock.hasStruck(moment.trigger.id, moment.entity, moment.episode)
    else { return }
    let (event, unknown) = found(moment, at: at)
    if Matcher.certainty(moment.trigger.conditions, routes.facts(of: event), without: unknown) == .no {
      return postpone(moment, event, at: at)
    }
    guard clock.strike(moment.trigger.id, moment.entity, moment.episode) else { return }
    tally.clock += 1
    happen(event, unknown: unknown)
  }

  /// A scan looks again and again until all conditions hold: at the next hour they allow, or when something changes.
  private func postpone(_ moment: ClockTimeline.Moment, _ event: BusEvent, at: Timestamp) {
    let timed = moment.trigger.conditions.filter { $0.field.hasPrefix("time.") }
    if !Matcher.matches(timed, routes.facts(of: event)) {
      guard let next = nextHour(timed, after: at) else { return }
      queue.push(.clock(moment), at: next)
    } else if let lead = event.leadID {
      deferred[lead, default: []].append(moment)
    }
  }

  /// The beginning of the next hour of the coming week that conditions on the clock allow.
  private func nextHour(_ conditions: [Condition], after: Timestamp) -> Timestamp? {
    let hour: Int64 = 3_600_000_000
    let start = after.microseconds - after.microseconds % hour
    return (1...168).lazy.map { Timestamp(microseconds: start + Int64($0) * hour) }.first { moment in
      moment <= scene.to
        && Matcher.matches(
          conditions, Facts(localHour: scene.clock.hour(moment), weekday: scene.clock.weekday(moment)))
    }
  }

  /// Something about a lead is another now: what the clock had found too early may hold.
  func strikeAgain(_ lead: ItemID, at: Timestamp) {
    guard let moments = deferred.removeValue(forKey: lead) else { return }
    for moment in moments { queue.push(.clock(moment), at: at) }
  }

  private func found(_ moment: ClockTimeline.Moment, at: Timestamp) -> (BusEvent, UnknownFacts) {
    var (lead, payload) = facts(moment, at: at)
    payload["property_id"] = .string(routes.property.id.value)
    if let lead { payload["lead_id"] = .string(lead.value) }
    let memory = lead.flatMap { leads[$0] }
    let event = BusEvent(
      id: ItemID("clock \(moment.trigger.id) \(moment.entity) \(at)"), property: routes.property.id,
      type: moment.trigger.eventType,
      entityType: Catalogue.standard.event(named: moment.trigger.eventType)?.entityType, entity: moment.entity,
      payload: payload, lead: memory.map { adjusted($0.facts, $0) } ?? [:], occurredAt: at,
      localHour: scene.clock.hour(at), weekday: scene.clock.weekday(at), onlyTrigger: moment.trigger.id)
    return (event, unknown(in: memory, of: event))
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
    let matching = routes.rules(for: event)?.matching(routes.facts(of: event), only: event.onlyTrigger)
    guard let trigger = matching?.first?.trigger, let entity = event.entity else { return }
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
    case .contact, .moveIn:
      // Who has leased or is lost is left alone, unless the trigger asks for the status.
      let status = leads[moment.entity]?.status.map(TextFolding.status)
      return ClockTimeline.asksForSettled(moment.trigger) || !["leased", "lost"].contains(status)
    case .tour: return tours[moment.entity]?.isOpen == true
    case .review: return reviews[moment.entity]?.isWaiting == true
    case .stay, .message: return true
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
    func whole(_ unit: Double) -> JSON { told((minutes / unit + 1e-9).rounded(.down), moment.trigger) }
    func hours(_ value: Double) -> JSON { told((value * 100).rounded() / 100, moment.trigger) }
    let lead = leads[id].map { adjusted($0.facts, $0) } ?? [:]
    switch moment.trigger.eventType {
    case "lead_uncontacted":
      return (id, ["minutes_since_created": whole(1), "source": lead["source"] ?? .null])
    case "lead_stale":
      return (
        id,
        [
          "days_since_contact": whole(1440), "status": lead["status"] ?? .null,
          "score_bucket": lead["score_bucket"] ?? .null,
        ]
      )
    case "lead_move_in_approaching":
      let days = scene.clock.day(moment.base) - scene.clock.day(at)
      return (
        id,
        [
          "move_in_date": lead["move_in_date"] ?? .null, "days_until": told(Double(days), moment.trigger),
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
          "hours_since": hours(minutes / 60), "rating": review["rating"] ?? .null,
          "platform": review["platform"] ?? .null,
        ]
      )
    default:
      let conversation = conversations[id]
      return (
        conversation?.lead, ["minutes_since_last": whole(1), "last_role": .string(conversation?.lastRole ?? "")]
      )
    }
  }

  /// The number as it is, unless a condition names the very number that was passed.
  private func told(_ value: Double, _ trigger: Trigger) -> JSON {
    guard let field = ClockCounter.of(event: trigger.eventType)?.field else { return .number(JSONNumber(value)) }
    let own = trigger.conditions.filter { $0.field == field }
    let mark = clock.bounds[trigger.id]?.mark
    let number = [value, mark].compactMap(\.self).first { number in
      own.allSatisfy { Matcher.holds($0, for: .number(JSONNumber(number))) }
    }
    return .number(JSONNumber(number ?? value))
  }

  private func tourFacts(_ id: ItemID, _ counter: String, _ value: JSON) -> (lead: ItemID?, payload: JSONObject) {
    var payload: JSONObject = [counter: value]
    for member in tours[id]?.payload.members ?? [] where payload[member.key] == nil {
      payload[member.key] = member.value
    }
    return (tours[id]?.lead, payload)
  }
}
