import ConfigSchema
import Store

/// What of the record happens in this configuration as well.
extension Lane {
  /// The event as it is here; nil when it would not have happened here.
  func admit(_ replayed: ReplayEvent) -> BusEvent? {
    let event = replayed.event
    guard let lead = event.leadID else { return isOurs(replayed) ? event : nil }
    guard isOurs(replayed) else {
      if !event.lead.isEmpty { leads[lead, default: LeadMemory()].disown(event.lead) }
      return nil
    }
    return learn(event, of: lead, replayed.unknown) ? event : nil
  }

  /// Whether nothing of ours stands behind it, or something this configuration has done as well.
  private func isOurs(_ replayed: ReplayEvent) -> Bool {
    if let cause = replayed.cause { return done.contains(cause) }
    return scene.moves.isMove(replayed.event) ? expected.contains(replayed.event.id) : true
  }

  /// - Returns: false when the change it tells of has been made here before.
  private func learn(_ event: BusEvent, of lead: ItemID, _ unknown: UnknownFacts) -> Bool {
    guard !event.lead.isEmpty else { return true }
    var memory = leads[lead] ?? LeadMemory()
    let given = memory.givenStatus
    let isNew = memory.createdAt == nil
    let isTouched = memory.learn(event.lead, unknown)
    leads[lead] = memory
    strikeAgain(lead, at: event.occurredAt)
    if isTouched || isNew { armContact(lead, at: event.occurredAt) }
    armMoveIn(lead, at: event.occurredAt)
    return !(event.type == "lead_status_changed" && given != nil && given == event.payload["to_status"]?.string)
  }

  /// The lead's facts with what this configuration has made of them.
  func adjusted(_ facts: JSONObject, _ memory: LeadMemory) -> JSONObject {
    guard memory.givenStatus != nil || memory.givenStage != nil || derivesStages, !facts.isEmpty else { return facts }
    var facts = facts
    if let status = memory.givenStatus { facts["status"] = .string(status) }
    let stage = memory.givenStage ?? routes.stages.place(status: facts["status"]?.string)?.stage.id
    facts["stage_id"] = stage.map { .string($0.value) }
    return facts
  }

  /// The lead as it stood when the days began.
  func seed(_ seed: LeadSeed) {
    var memory = LeadMemory()
    memory.facts = seed.facts
    memory.unknown = seed.unknown
    memory.createdAt = seed.facts["created_at"]?.string.flatMap { Timestamp($0) }
    memory.contact = seed.contact
    leads[seed.id] = memory
    seedStage(seed)
    armContact(seed.id, at: scene.from, isSeed: true)
    armMoveIn(seed.id, at: scene.from, isSeed: true)
  }

  /// Something besides a lead as it stood when the days began.
  func seed(_ seed: EntitySeed) {
    switch seed {
    case .tour(let id, let lead, let payload):
      book(id, lead, payload, at: scene.from, isSeed: true)
    case .review(let id, let payload, let since):
      reviews[id] = ReviewMemory(payload: payload, known: since)
      armReview(id)
    case .conversation(let id, let lead, let last, let role):
      conversations[id] = ConversationMemory(lead: lead, lastMessage: last, lastRole: role)
      armConversation(id)
    }
  }

  /// Keeps what the clock counts from.
  func remember(_ event: BusEvent, _ unknown: UnknownFacts) {
    guard let entity = event.entity else { return }
    let at = event.occurredAt
    switch event.type {
    case "tour_scheduled", "tour_rescheduled": book(entity, event.leadID, event.payload, at: at)
    case "tour_completed", "tour_cancelled", "tour_no_show": tours[entity]?.isOpen = false
    case "review_received":
      reviews[entity] = ReviewMemory(payload: event.payload, known: at)
      armReview(entity)
    case "review_response_drafted", "review_response_approved", "review_response_posted":
      if let review = event.payload["review_id"]?.string { reviews[ItemID(review)]?.isWaiting = false }
    case "conversation_started": heard(entity, event.leadID, "", at)
    case "message_received":
      if let id = event.payload["conversation_id"]?.string { heard(ItemID(id), event.leadID, "user", at) }
    default: break
    }
  }
}
