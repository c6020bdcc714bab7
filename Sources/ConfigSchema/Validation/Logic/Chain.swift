/// What is known at one link of a chain of automations: which event happened, with which facts.
struct ChainFacts: Hashable {
  let event: String
  /// Condition paths with their values; what is not here is unknown.
  let known: [String: JSON]

  /// Whether conditions may hold, given what is known.
  func allow(_ conditions: [Condition], _ catalogue: Catalogue) -> Bool {
    var open: [Condition] = []
    for condition in EventFacts.unified(conditions, event: event) {
      if let value = known[condition.field] {
        if !Matcher.holds(condition, for: value) { return false }
      } else {
        open.append(condition)
      }
    }
    return open.isEmpty || ConditionLogic(catalogue: catalogue, event: event).canHold(open)
  }

  var status: String? { known["lead.status"]?.string }
}

/// Works out which events an action brings about.
struct ChainEffects {
  let catalogue: Catalogue
  let stages: StageLookup

  /// The events that follow when the action is done at that link.
  func events(of action: Action, at facts: ChainFacts) -> [ChainFacts] {
    guard let type = catalogue.action(named: action.type) else { return [] }
    return type.causes.compactMap { event in
      event == "lead_status_changed" ? statusChange(action, facts) : other(event, action, facts)
    }
  }

  /// A status changes only when it becomes another one; a first message changes `new` alone.
  private func statusChange(_ action: Action, _ facts: ChainFacts) -> ChainFacts? {
    var from = facts.status
    let to: String
    switch action.type {
    case "update_stage": to = stages.status(forTarget: action.config["to_status"]?.string ?? "")
    case "schedule_tour": to = LeadStatus.tourBooked
    case "cancel_tour": to = LeadStatus.contacted
    default:
      guard from == nil || from == LeadStatus.new else { return nil }
      (from, to) = (LeadStatus.new, LeadStatus.contacted)
    }
    if to.isEmpty || from.map(TextFolding.status) == to { return nil }
    return Self.changed(from: from, to: to)
  }

  /// The status change that follows when the stage of the new status moves leads on by the same event.
  func stageMove(after facts: ChainFacts) -> ChainFacts? {
    guard let status = facts.status, let place = stages.place(status: status),
      let move = place.stage.autoTransition, move.eventType == facts.event, (move.afterHours ?? 0) == 0,
      let next = stages.stage(move.toStage)?.leadStatus.map(TextFolding.status), next != TextFolding.status(status)
    else { return nil }
    return Self.changed(from: status, to: next)
  }

  private static func changed(from: String?, to: String) -> ChainFacts {
    var known: [String: JSON] = ["payload.to_status": .string(to), "lead.status": .string(to)]
    if let from { known["payload.from_status"] = .string(from) }
    return ChainFacts(event: "lead_status_changed", known: known)
  }

  /// Actions that change nothing when they are done a second time.
  private static let settling: Set = [
    "confirm_tour", "start_human_takeover", "end_human_takeover", "update_review_ticket", "start_workflow",
    "complete_onboarding_task", "block_onboarding_task", "stop_workflow",
  ]

  /// Alerts of these types are the platform's record of a price that changed.
  private static let priceAlerts: Set = ["price_drop", "price_increase"]

  /// What an action leaves behind in the payload of the event it brings about.
  private static let results: [String: [String: JSON]] = [
    "schedule_content": ["payload.to_status": "scheduled"], "reject_content": ["payload.to_status": "rejected"],
    "cancel_tour": ["payload.status": "cancelled"], "schedule_tour": ["payload.status": "scheduled"],
  ]

  /// A failed sync is tried again until it has been tried often: a rule with a limit on the attempts comes to its end.
  private static let attempts: [String: JSON] = ["payload.crm_sync_retry_count": 1_000]

  /// Parameters of the action stand in the payload under the same names.
  private func other(_ event: String, _ action: Action, _ facts: ChainFacts) -> ChainFacts? {
    if event == "competitor_price_changed",
      !Self.priceAlerts.contains(TextFolding.status(action.config["alert_type"]?.string ?? ""))
    {
      return nil
    }
    var known = Self.results[action.type] ?? [:]
    if facts.event == event {
      // What is confirmed cannot be confirmed again: nothing changes, so nothing follows.
      let isDone = known.allSatisfy { facts.known[$0.key] == $0.value }
      if Self.settling.contains(action.type) || (!known.isEmpty && isDone) { return nil }
    }
    if event == "lead_crm_sync_failed" { known.merge(Self.attempts) { old, _ in old } }
    for field in catalogue.event(named: event)?.payload ?? [] {
      if let value = action.config[field.name] { known[field.path] = value }
    }
    if let status = facts.known["lead.status"] { known["lead.status"] = status }
    if event == "lead_contacted", facts.status == LeadStatus.new {
      known["lead.status"] = .string(LeadStatus.contacted)
    }
    return ChainFacts(event: event, known: known)
  }
}
