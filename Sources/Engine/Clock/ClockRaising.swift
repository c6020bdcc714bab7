import ConfigSchema
import Store

/// Raises the clock events of one property: each once for a trigger and an episode, when all of the trigger's conditions hold.
struct ClockRaising {
  let connection: Connection
  let shape: PlatformShape
  let plan: ClockPlan

  /// What it came to.
  struct Outcome {
    var raised = 0
    /// When the next one is due, as far as that is soon.
    var next: Timestamp?
    /// Why kinds of events could not be looked for, such as tables that are closed to the engine.
    var failures: [String] = []
  }

  /// - Parameters:
  ///   - after: only what fell due later than this.
  ///   - horizon: how far ahead it looks for what is due next.
  func run(now: Timestamp, after: Timestamp, horizon: Timestamp) throws -> Outcome {
    if !plan.limits.isEmpty {
      try connection.execute(ClockStatements.markOverdue, [.id(plan.property), limits, .timestamp(now)])
    }
    var outcome = Outcome()
    for (event, triggers) in plan.triggers.sorted(by: { $0.key < $1.key }) {
      guard let rule = ClockRule.all[event], rule.works(on: shape) else { continue }
      try apart(event, &outcome) { outcome in
        try raise(rule, triggers, now, after, horizon, &outcome)
      }
    }
    return outcome
  }

  /// What the database refuses for one kind of event is noted, and the other kinds go on.
  private func apart(
    _ event: String, _ outcome: inout Outcome, _ body: (inout Outcome) throws -> Void
  ) throws {
    var attempt = outcome
    try connection.script("savepoint crm_clock")
    do {
      try body(&attempt)
    } catch let error as StoreError {
      guard error.isAboutRows else { throw error }
      attempt = outcome
      attempt.failures.append("\(event): \(error)")
      try connection.script("rollback to savepoint crm_clock")
    }
    try connection.script("release savepoint crm_clock")
    outcome = attempt
  }

  private func raise(
    _ rule: ClockRule, _ triggers: [ClockTrigger], _ now: Timestamp, _ after: Timestamp, _ horizon: Timestamp,
    _ outcome: inout Outcome
  ) throws {
    let sql = ClockStatements.due(rule, shape)
    let wanted = JSON.array(triggers.map(\.row))
    let byID = Dictionary(uniqueKeysWithValues: triggers.map { ($0.trigger.id, $0) })
    var last: ClockCandidate?
    repeat {
      let page = try connection.execute(
        sql,
        [
          .id(plan.property), .timestamp(now), .json(wanted), .timestamp(after), .timestamp(horizon),
          .timestamp(last?.due ?? .distantPast), .text(last?.episode ?? ""),
          .id(last?.trigger ?? ItemID("00000000-0000-0000-0000-000000000000")), limits,
        ]
      ).map { try ClockCandidate($0) }
      let due = page.prefix { $0.due <= now }
      let events = due.compactMap { candidate in
        byID[candidate.trigger].flatMap { candidate.event(of: $0, rule, plan.routes) }
      }
      if !events.isEmpty {
        outcome.raised +=
          try connection.execute(
            ClockStatements.raise,
            [.id(plan.property), .text(rule.event), .timestamp(now), .json(.array(events))]
          ).affected
      }
      if due.count < page.count {
        outcome.next = min(outcome.next ?? .distantFuture, page[due.count].due)
        return
      }
      last = page.count == ClockStatements.pageSize ? page.last : nil
    } while last != nil
  }

  private var limits: Parameter {
    .json(
      .array(
        plan.limits.map {
          [
            "stage": .string($0.stage.value), "name": .string($0.name), "hours": .number(JSONNumber($0.hours)),
            "since": .string($0.since.description),
          ]
        }))
  }
}

/// An episode that is due for a trigger, or soon will be.
struct ClockCandidate {
  let trigger: ItemID
  let entity: ItemID?
  let entityType: String
  let lead: ItemID?
  let episode: String
  let due: Timestamp
  let payload: JSONObject
  /// The counter's exact number now.
  let count: Double
  let leadState: JSON?
  let localHour: Int
  let weekday: String

  init(_ row: Row) throws(StoreError) {
    (trigger, entity) = (try row.value("trigger_id"), try row.optional("entity"))
    (entityType, lead) = (try row.value("entity_type"), try row.optional("lead"))
    (episode, due) = (try row.value("episode"), try row.value("due"))
    let fields: JSON = try row.value("payload")
    payload = fields.object ?? [:]
    (count, leadState) = (try row.value("count"), try row.optional("lead_state"))
    (localHour, weekday) = (try row.value("local_hour"), try row.value("weekday"))
  }

  /// The event's row.
  /// - Returns: nil when the trigger's conditions do not hold now.
  func event(of wanted: ClockTrigger, _ rule: ClockRule, _ routes: Routes) -> JSON? {
    let conditions = wanted.trigger.conditions
    var payload = payload
    if let counter = rule.counter {
      guard let told = wanted.window.told(count, conditions, counter) else { return nil }
      payload[counter.name] = .number(counter.isWhole ? JSONNumber(Int(told)) : JSONNumber(told))
    }
    payload["property_id"] = .string(routes.property.id.value)
    if let lead { payload["lead_id"] = .string(lead.value) }
    let facts = Facts(
      payload: payload, lead: routes.known(leadState?.object ?? [:]), property: routes.propertyFacts,
      localHour: localHour, weekday: weekday)
    guard Matcher.matches(conditions, facts) else { return nil }
    return [
      "et": .string(entityType), "ei": (entity?.value).map(JSON.string) ?? .null, "p": .object(payload),
      "l": leadState ?? .null, "t": .string(wanted.trigger.id.value),
      "k": .string("clock:\(wanted.trigger.id):\(episode)"),
    ]
  }
}

extension ClockTrigger {
  fileprivate var row: JSON {
    [
      "id": .string(trigger.id.value), "opens": .number(JSONNumber(window.opens)),
      "closes": window.closes.map { .number(JSONNumber($0)) } ?? .null, "since": .string(since.description),
      "asks": .bool(asksForSettled),
    ]
  }
}
