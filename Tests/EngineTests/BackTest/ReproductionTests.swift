import ConfigSchema
import Store
import Testing

@testable import Engine

/// What really ran and what the back-test says of the same events are the same.
@Suite("A back-test of what is live is the engine's own record") struct ReproductionTests {
  private struct Outcome: Hashable, CustomStringConvertible {
    var event: ItemID
    var action: ItemID
    var due: Timestamp
    var status: String
    var reason: String?
    var description: String {
      "\(action.value.suffix(3)) about \(event.value.prefix(8)) due \(due): \(status) \(reason ?? "")"
    }
  }

  @Test("events through router and runner, then through the back-test: the same runs, due times and decisions")
  func same() throws {
    let bus = try Bus()
    try bus.store.change { configuration in
      configuration.pipelines.append(Sample.pipeline)
      configuration.triggers = Self.triggers
    }
    let day = DayOfWork(
      bus: bus, start: try bus.owner.execute("select date_trunc('hour', now()) as t").only().value("t"))
    let ada = try bus.lead("Ada")
    try day.pass(to: 0)
    let ben = try bus.lead("Ben")
    try bus.lead("Cleo", source: "zillow")
    try day.pass(to: 1)
    // Due after five minutes: Ada and Ben are moved on, which is an event of its own.
    try day.pass(to: 6)
    try bus.app.execute("update public.leads set status = 'leased' where id = $1", [.id(ben)])
    try day.pass(to: 30)
    try bus.app.execute(
      """
      insert into public.tours (lead_id, property_id, tour_date, tour_time, tour_type)
      values ($1, $2, current_date + 3, '14:30', 'virtual')
      """, [.id(ada), .id(Community.maple)])
    try day.pass(to: 40)
    try day.pass(to: 120)

    let real = try Self.record(bus)
    #expect(Set(real.map(\.status)) == ["done", "cancelled", "held", "waiting"])
    #expect(real.count >= 14)
    let replayed = try Self.replay(bus, until: day.moment(120))
    #expect(replayed.count == real.count)
    #expect(Set(replayed).subtracting(real) == [], "only in the back-test")
    #expect(Set(real).subtracting(replayed) == [], "only in the record")
  }

  private static let triggers = [
    Trigger(
      id: Sample.id(3, 1), name: "Website leads", eventType: "lead_created",
      conditions: [Condition("lead.source", .eq, "Website"), Condition("time.local_hour", .gte, 0)],
      actions: [
        .note("Welcome {{first_name}}", number: 1),
        .note("Still interested?", number: 2, after: 60, onlyIf: [Condition("lead.status", .eq, "contacted")]),
        Action(id: Sample.id(4, 3), type: "update_stage", config: ["to_status": "contacted"], delayMinutes: 5),
      ]),
    Trigger(
      id: Sample.id(3, 2), name: "Moved on", eventType: "lead_status_changed",
      conditions: [Condition("payload.to_status", .isIn, ["contacted", "leased"])],
      actions: [
        .note("{{lead.last_name}} moved on", number: 4), .note("Two days later", number: 5, after: 2880),
        .note("In a while", number: 6, after: 10, onlyIf: [Condition("payload.to_status", .neq, "leased")]),
      ]),
    Trigger(
      id: Sample.id(3, 3), name: "Booked", eventType: "tour_scheduled",
      conditions: [Condition("payload.tour_type", .eq, "virtual"), Condition("lead.stage", .neq, "Touring")],
      actions: [.note("Send the link", number: 7), .move(to: "Touring", number: 8)]),
    Trigger(
      id: Sample.id(3, 4), name: "Off", eventType: "lead_created", isActive: false, actions: [.note("no", number: 9)]),
  ]

  private static func record(_ bus: Bus) throws -> [Outcome] {
    try bus.owner.execute("select event_id, action_id, due_at, status, reason from public.crm_action_runs").map { row in
      let status: String = try row.value("status")
      return Outcome(
        event: try row.value("event_id"), action: try row.value("action_id"), due: try row.value("due_at"),
        status: status == "pending" ? "waiting" : status, reason: try row.optional("reason"))
    }
  }

  private static func replay(_ bus: Bus, until: Timestamp) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    _ = try BackTestReader(bus.store.connection).run(
      BackTestReader.Trial(property: Community.maple, until: until), onLiveRun: { outcomes.append(outcome($0)) })
    return outcomes
  }

  private static func outcome(_ replayed: ReplayedRun) -> Outcome {
    let (status, reason): (String, String?) =
      switch replayed.decision {
      case .done: ("done", nil)
      case .cancelled(let reason): ("cancelled", reason)
      case .held(let reason): ("held", reason)
      case .waiting: ("waiting", nil)
      case .unknown: ("unknown", nil)
      }
    return Outcome(
      event: replayed.run.event, action: replayed.run.action, due: replayed.run.dueAt, status: status, reason: reason)
  }
}

/// Lets time pass for a bus: what happened since the last look gets the moment it is meant to have, and what is due is done.
struct DayOfWork {
  let bus: Bus
  let start: Timestamp

  func moment(_ minute: Int) -> Timestamp { start.adding(minutes: minute) }

  /// Everything that has happened happened at this minute; what our own runs bring about, when they were due.
  func pass(to minute: Int) throws {
    bus.now = moment(minute)
    let (router, runner) = (try bus.router(), try bus.runner())
    repeat {
      try bus.owner.execute(
        """
        update public.crm_events e set occurred_at = coalesce((
          select r.due_at from public.crm_action_runs r where r.id = e.cause_run_id), $1)
        where not processed
        """, [.timestamp(bus.now)])
    } while try router.route().events + runner.run(now: bus.now).count > 0
  }
}
