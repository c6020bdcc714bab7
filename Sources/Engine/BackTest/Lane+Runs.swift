import ConfigSchema
import Store

/// What falls due, decided as the runner decides it, up to the sending.
extension Lane {
  func perform(_ waiting: WaitingRun, at: Timestamp) {
    let run = waiting.run
    let memory = run.lead.flatMap { leads[$0] }
    let due = dueRun(waiting, memory, at)
    let unknown = waiting.unknown.union(memory?.unknown ?? (run.lead == nil ? .none : UnknownFacts(["lead"])))
    let facts = Facts(
      payload: due.payload, lead: due.leadNow.map(routes.known) ?? [:], property: routes.propertyFacts,
      localHour: due.localHour, weekday: due.weekday)
    guard Matcher.certainty(waiting.action.onlyIf, facts, without: unknown) != .unknown else {
      return settle(waiting, .unknown, at: at)
    }
    switch RunDecision.decide(due, routes) {
    case .cancel(let reason): settle(waiting, .cancelled(reason), at: at)
    case .hold(let reason): settle(waiting, .held(reason), at: at)
    case .go(let action): go(waiting, due, action, isLeadKnown: memory != nil || run.lead == nil, at: at)
    }
  }

  private func go(_ waiting: WaitingRun, _ due: DueRun, _ action: Action, isLeadKnown: Bool, at: Timestamp) {
    let (ready, missing) = ReadyRun.make(due, action, routes)
    guard let ready else {
      let names = missing.map { "{{\($0)}}" }.joined(separator: ", ")
      return settle(waiting, isLeadKnown ? .held("nothing fills in \(names)") : .unknown, at: at)
    }
    settle(waiting, .done, at: at)
    sampler.note(waiting.run, ActionContent(type: action.type, config: ready.config), side, at, leads)
    follow(waiting.run, ready.config, at: at)
  }

  /// Counts a run and says what became of it.
  func settle(_ waiting: WaitingRun, _ decision: ReplayDecision, at: Timestamp) {
    tally.settle(waiting, decision, at: at)
    onRun?(ReplayedRun(run: waiting.run, decision: decision))
  }

  /// As the runner would read it.
  private func dueRun(_ waiting: WaitingRun, _ memory: LeadMemory?, _ at: Timestamp) -> DueRun {
    let run = waiting.run
    // A lead that no event has told of is there all the same; only nothing is known of it.
    let lead = run.lead.map { id in memory.map { adjusted($0.facts, $0) } ?? ["id": .string(id.value)] }
    return DueRun(
      id: run.event, property: run.property, trigger: run.trigger, action: run.action,
      actionVersion: run.actionVersion, actionType: run.actionType,
      entityType: run.entityType, entity: run.entity, lead: run.lead, hops: run.hops, attempt: 0, fence: 0,
      snapshot: waiting.action, triggerIsActive: true, actionExists: true, leadNow: lead,
      payload: waiting.event.payload, localHour: scene.clock.hour(at), weekday: scene.clock.weekday(at))
  }

  /// What doing it leads to. What the engine really did has its consequences on record; other moves are followed here.
  private func follow(_ run: PlannedRun, _ config: JSONObject, at: Timestamp) {
    let key = RunKey(event: run.event, action: run.action)
    if scene.performed.contains(key) {
      done.insert(key)
    } else if run.actionType == "update_stage" {
      if let lead = run.lead { setStage(lead, config, because: run, at: at) }
    } else if Catalogue.standard.action(named: run.actionType)?.causes.isEmpty == false {
      tally.gap(.consequences, run.actionType)
    }
  }

  private func setStage(_ lead: ItemID, _ config: JSONObject, because run: PlannedRun, at: Timestamp) {
    guard let status = config["to_status"]?.string else {
      guard let stage = (config["stage_id"]?.string).map({ ItemID($0) }), let place = routes.stages.place(id: stage)
      else { return }
      leads[lead]?.givenStage = stage
      return enter(lead, place, at: at)
    }
    give(lead, status, key: "\(run.event) \(run.action)", hops: run.hops, seq: run.eventSeq, at: at)
  }

  /// Gives a lead another status, which is an event of its own.
  func give(_ lead: ItemID, _ status: String, key: String, hops: Int, seq: Int, at: Timestamp) {
    guard var memory = leads[lead] else { return }
    let old = memory.status
    guard old != status else { return }
    (memory.givenStatus, memory.givenStage) = (status, nil)
    leads[lead] = memory
    tally.following += 1
    var facts = memory.facts
    facts["status"] = .string(status)
    let event = BusEvent(
      id: ItemID("following \(key)"), seq: seq, property: routes.property.id, type: "lead_status_changed",
      entityType: "lead", entity: lead,
      payload: [
        "from_status": old.map(JSON.string) ?? .null, "to_status": .string(status),
        "source": memory.facts["source"] ?? .null, "property_id": .string(routes.property.id.value),
        "lead_id": .string(lead.value),
      ], lead: facts, occurredAt: at, localHour: scene.clock.hour(at), weekday: scene.clock.weekday(at), hops: hops)
    var unknown = memory.unknown
    unknown.remove("lead.status")
    if old == nil { unknown.insert("payload.from_status") }
    happen(event, unknown: unknown)
  }
}
