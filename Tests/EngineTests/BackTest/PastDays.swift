import ConfigSchema
import Store

@testable import Engine

/// A back-test without a database: events written down by hand, days counted from a Monday at midnight, UTC.
struct PastDays {
  static let property = PropertyFacts(id: ItemID("maple"), name: "Maple Yard", timeZone: "UTC")
  /// 2026-03-02 00:00, a Monday.
  static let start = Timestamp(seconds: 1_772_409_600)

  var events: [ReplayEvent] = []
  var leads: [LeadSeed] = []
  var entities: [EntitySeed] = []
  var performed: Set<RunKey> = []
  var clockEvents: [BusEvent] = []
  var recordedSince: Timestamp? = start
  private(set) var runs: [ReplayedRun] = []

  static func at(day: Int = 0, hour: Int = 0, minute: Int = 0) -> Timestamp {
    start.adding(minutes: day * 1440 + hour * 60 + minute)
  }

  /// The facts of a lead as they are recorded.
  static func facts(
    _ name: String, status: String = "new", created: Timestamp = start, contacted: Timestamp? = nil,
    _ more: JSONObject = [:]
  ) -> JSONObject {
    var facts: JSONObject = [
      "id": .string(name), "first_name": .string(name), "status": .string(status), "source": "website",
      "created_at": .string(created.description),
      "last_contacted_at": contacted.map { .string($0.description) } ?? .null,
    ]
    for member in more.members { facts[member.key] = member.value }
    return facts
  }

  @discardableResult
  mutating func happen(
    _ type: String, _ lead: JSONObject? = nil, at: Timestamp, entity: String? = nil, _ payload: JSONObject = [:],
    unknown: UnknownFacts = .none, cause: RunKey? = nil, hops: Int = 0, onlyTrigger: ItemID? = nil
  ) -> ItemID {
    let clock = LocalClock([])
    let id = ItemID("event \(events.count + 1)")
    var payload = payload
    if let lead = lead?["id"] { payload["lead_id"] = lead }
    let event = BusEvent(
      id: id, seq: events.count + 1, property: Self.property.id, type: type, entityType: nil,
      entity: (entity ?? lead?["id"]?.string).map { ItemID($0) }, payload: payload, lead: lead ?? [:], occurredAt: at,
      localHour: clock.hour(at), weekday: clock.weekday(at), onlyTrigger: onlyTrigger, hops: hops)
    if onlyTrigger != nil { clockEvents.append(event) }
    events.append(
      ReplayEvent(event, origin: unknown.isEmpty ? .recorded : .rebuilt, unknown: unknown, cause: cause))
    return id
  }

  mutating func test(
    live: Configuration = .empty, proposed: Configuration, days: Int = 30
  ) -> BackTestReport {
    let configuration = LiveConfiguration(property: Self.property, revision: 1, configuration: live)
    let test = BackTest(
      configuration, proposed: proposed,
      ReplayScene(
        from: Self.start, to: Self.at(day: days), days: days, clock: LocalClock([]), recordedSince: recordedSince,
        performed: performed, clockEvents: clockEvents,
        moves: RecordedMoves(events.filter { $0.cause == nil && $0.event.hops > 0 }.map(\.event))))
    var seen: [ReplayedRun] = []
    test.onLiveRun { seen.append($0) }
    for lead in leads { test.seed(lead) }
    for entity in entities { test.seed(entity) }
    for event in events { test.take(event) }
    let report = test.finish()
    runs = seen
    return report
  }
}

extension Configuration {
  static func rule(
    on event: String, if conditions: [Condition] = [], number: Int = 1, _ actions: Action...
  ) -> Configuration {
    Configuration(triggers: [
      Trigger(
        id: Sample.id(3, number), name: "Rule \(number)", eventType: event, conditions: conditions, actions: actions)
    ])
  }

  static func + (a: Configuration, b: Configuration) -> Configuration {
    Configuration(pipelines: a.pipelines + b.pipelines, triggers: a.triggers + b.triggers)
  }
}

extension BackTestReport {
  func counts(_ number: Int = 1) -> TriggerCounts? { triggers.first { $0.id == Sample.id(3, number) }?.after }
  func action(_ number: Int, of trigger: Int = 1) -> ActionCounts? {
    counts(trigger)?.actions.first { $0.id == Sample.id(4, number) }
  }
}
