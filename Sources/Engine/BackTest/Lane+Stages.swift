import ConfigSchema
import Store

/// Where leads stand, and the moves they make by themselves.
extension Lane {
  /// The stage an event puts its lead into, by the status it tells of.
  func enterStage(of event: BusEvent) {
    guard let lead = event.leadID, let status = Self.status(of: event), let place = place(ofStatus: status) else {
      return
    }
    enter(lead, place, at: event.occurredAt)
  }

  /// The status that the event says the lead has now.
  private static func status(of event: BusEvent) -> String? {
    switch event.type {
    case "lead_created": event.payload["status"]?.string
    case "lead_status_changed": event.payload["to_status"]?.string
    default: nil
    }
  }

  /// Where a lead of that status belongs; a new one whose status is tied to no stage stands at the beginning.
  private func place(ofStatus status: String?) -> StageLookup.Place? {
    if let place = routes.stages.place(status: status) { return place }
    guard status.map({ TextFolding.status($0) == "new" }) == true else { return nil }
    let pipelines = configuration.pipelines.filter { $0.type == .lead && !$0.stages.isEmpty }
    let first = pipelines.first(where: \.isDefault) ?? pipelines.first
    return first?.stages.first.flatMap { routes.stages.place(id: $0.id) }
  }

  func enter(_ lead: ItemID, _ place: StageLookup.Place, at: Timestamp) {
    guard var memory = leads[lead], memory.place?.stage.id != place.stage.id else { return }
    (memory.place, memory.enteredAt) = (place, at)
    memory.stay += 1
    leads[lead] = memory
    armStay(lead, at: at)
  }

  /// A stay that had begun before the days that are looked at.
  func seedStage(_ seed: LeadSeed) {
    guard clock.needsStages else { return }
    let place = seed.stage.flatMap { routes.stages.place(id: $0.stage) } ?? place(ofStatus: leads[seed.id]?.status)
    guard let place else { return }
    leads[seed.id]?.place = place
    leads[seed.id]?.stay += 1
    if let stay = seed.stage, stay.stage == place.stage.id {
      leads[seed.id]?.enteredAt = stay.since
      armStay(seed.id, at: scene.from)
    } else if place.stage.slaHours != nil || place.stage.autoTransition?.afterHours != nil {
      tally.gap(.stageEntry, "", lead: seed.id)
    }
  }

  /// Arms the time limit of a stay and the move that hours bring about.
  private func armStay(_ lead: ItemID, at: Timestamp) {
    guard let memory = leads[lead], let place = memory.place, let entered = memory.enteredAt else { return }
    if let hours = place.stage.slaHours {
      let limit = Timestamp(seconds: entered.seconds + hours * 3600)
      for trigger in clock.triggers(on: "lead_stage_overdue") {
        arm(trigger, .stay(memory.stay), lead, base: entered, known: limit)
      }
    }
    guard let transition = place.stage.autoTransition, transition.eventType == nil, let hours = transition.afterHours
    else { return }
    let due = Timestamp(seconds: entered.seconds + hours * 3600)
    guard due >= scene.from else { return }
    queue.push(.transition(lead: lead, stay: memory.stay, transition), at: max(due, at))
  }

  /// An event that makes a stage let go of its lead. Actions that fall due at once come first.
  func leave(_ place: StageLookup.Place?, on event: BusEvent) {
    guard let lead = event.leadID, let place, let transition = place.stage.autoTransition,
      transition.eventType == event.type, let memory = leads[lead], memory.place?.stage.id == place.stage.id
    else { return }
    let wait = transition.afterHours ?? 0
    queue.push(
      .transition(lead: lead, stay: memory.stay, transition),
      at: Timestamp(seconds: event.occurredAt.seconds + wait * 3600))
  }

  func move(_ lead: ItemID, _ stay: Int, _ transition: AutoTransition, at: Timestamp) {
    guard let memory = leads[lead], memory.stay == stay, let from = memory.place,
      let target = routes.stages.place(id: transition.toStage)
    else { return }
    tally.move(in: from.pipeline)
    if let status = target.stage.leadStatus.map(TextFolding.status) {
      // What was recorded comes by itself.
      if let record = scene.moves.record(of: lead, to: status, at: at) {
        expected.insert(record.id)
        return
      }
      give(lead, status, key: "\(lead) \(stay) \(transition.toStage)", hops: 1, seq: 0, at: at)
    } else {
      leads[lead]?.givenStage = target.stage.id
    }
    enter(lead, target, at: at)
  }
}
