import ConfigSchema
import Store

/// Winds up the clock: from what is remembered now to the moments it will strike at, if nothing comes in between.
extension Lane {
  /// A moment before the days that are looked at has struck already; one after them never does.
  func arm(
    _ trigger: Trigger, _ episode: ClockTimeline.Episode, _ entity: ItemID, base: Timestamp, known: Timestamp,
    isSeed: Bool = false
  ) {
    arm(
      trigger, episode, entity, base: base, moment: clock.crossing(of: trigger, from: base, known: known),
      isSeed: isSeed)
  }

  private func arm(
    _ trigger: Trigger, _ episode: ClockTimeline.Episode, _ entity: ItemID, base: Timestamp, moment: Timestamp,
    isSeed: Bool = false
  ) {
    guard scene.contains(moment), !isSeed || moment > scene.from else { return }
    queue.push(
      .clock(ClockTimeline.Moment(trigger: trigger, entity: entity, episode: episode, base: base)), at: moment)
  }

  /// From the arrival until the first contact, and from each contact to the next.
  func armContact(_ lead: ItemID, at: Timestamp, isSeed: Bool = false) {
    guard let memory = leads[lead] else { return }
    if memory.contact != .unknown, case .never = memory.contact, let created = memory.createdAt {
      for trigger in clock.triggers(on: "lead_uncontacted") {
        arm(trigger, .arrival, lead, base: created, known: created, isSeed: isSeed)
      }
    }
    let stale = clock.triggers(on: "lead_stale")
    guard !stale.isEmpty else { return }
    guard let base = Self.lastContact(memory) else { return tally.gap(.lastContact, "", lead: lead) }
    for trigger in stale {
      arm(trigger, .contact(memory.contactEpisode), lead, base: base, known: base, isSeed: isSeed)
    }
  }

  /// A lead that nobody was ever in touch with has been silent since it arrived.
  static func lastContact(_ memory: LeadMemory) -> Timestamp? {
    switch memory.contact {
    case .at(let moment): moment
    case .never: memory.createdAt
    case .unknown: nil
    }
  }

  func armMoveIn(_ lead: ItemID, at: Timestamp, isSeed: Bool = false) {
    let waiting = clock.triggers(on: "lead_move_in_approaching")
    guard !waiting.isEmpty, let date = leads[lead]?.facts["move_in_date"]?.string, leads[lead]?.moveInDate != date,
      let midnight = scene.clock.moment(date: date, time: "00:00")
    else { return }
    leads[lead]?.moveInDate = date
    let day = scene.clock.day(midnight)
    for trigger in waiting {
      // By days of the calendar; without a number as soon as the date is known.
      let opens = clock.bounds[trigger.id]?.days.flatMap {
        scene.clock.moment(date: scene.clock.dayText(day + Int64($0)), time: "00:00")
      }
      guard scene.clock.day(max(opens ?? at, at)) <= day else { continue }
      arm(trigger, .moveIn(date), lead, base: midnight, moment: max(opens ?? at, at), isSeed: isSeed)
    }
  }

  /// A tour that is booked or moved to another time.
  func book(_ id: ItemID, _ lead: ItemID?, _ payload: JSONObject, at: Timestamp, isSeed: Bool = false) {
    var tour = tours[id] ?? TourMemory(payload: payload, lead: lead)
    tour.payload = payload
    tour.lead = lead ?? tour.lead
    tour.episode += 1
    tour.start = payload["tour_date"]?.string.flatMap { date in
      payload["tour_time"]?.string.flatMap { scene.clock.moment(date: date, time: $0) }
    }
    tours[id] = tour
    guard let start = tour.start else { return }
    for trigger in clock.triggers(on: "tour_upcoming") where start > at {
      arm(trigger, .tour(tour.episode), id, base: start, known: at, isSeed: isSeed)
    }
    for trigger in clock.triggers(on: "tour_unmarked") {
      arm(trigger, .tour(tour.episode), id, base: start, known: max(start, at), isSeed: isSeed)
    }
  }

  func armReview(_ id: ItemID) {
    guard let review = reviews[id] else { return }
    for trigger in clock.triggers(on: "review_unanswered") {
      arm(trigger, .review, id, base: review.since, known: review.known)
    }
  }

  /// Somebody wrote or answered.
  func heard(_ id: ItemID, _ lead: ItemID?, _ role: String, _ at: Timestamp) {
    var conversation = conversations[id] ?? ConversationMemory(lead: lead, lastMessage: at, lastRole: role)
    (conversation.lastMessage, conversation.lastRole) = (at, role)
    conversation.lead = lead ?? conversation.lead
    conversation.episode += 1
    conversations[id] = conversation
    if !role.isEmpty { armConversation(id) }
  }

  func armConversation(_ id: ItemID) {
    guard let conversation = conversations[id] else { return }
    for trigger in clock.triggers(on: "conversation_idle") {
      arm(
        trigger, .message(conversation.episode), id, base: conversation.lastMessage, known: conversation.lastMessage)
    }
  }
}
