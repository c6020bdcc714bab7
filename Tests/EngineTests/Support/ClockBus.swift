import ConfigSchema
import Store

@testable import Engine

/// A bus whose time is told: nothing in it waits, and what the database stamps by itself is moved to the time that is told.
final class ClockBus {
  let bus: Bus
  let start: Timestamp
  private let router: Router
  private let runner: Runner
  let scanner: ClockScanner

  /// - Parameter start: far from the real time, so that the two cannot be mistaken for each other.
  init(start: Timestamp = Timestamp("2030-06-03 15:00:00+00")!) throws {
    bus = try Bus()
    self.start = start
    router = try bus.router()
    runner = try bus.runner()
    scanner = try ClockScanner(try bus.engineConnection())
  }

  func time(minutes: Int) -> Timestamp { start.adding(minutes: minutes) }

  /// One app row that nobody watches: events of a story are told one by one.
  func unwatched(_ sql: String, _ parameters: [Parameter] = []) throws {
    try bus.owner.transaction {
      try bus.owner.script("alter table public.leads disable trigger user")
      try bus.owner.execute(sql, parameters)
      try bus.owner.script("alter table public.leads enable trigger user")
    }
  }

  /// Does everything that is due at that moment, as a worker does.
  @discardableResult
  func settle(at now: Timestamp) throws -> Int {
    var raised = 0
    while true {
      try moveStamps(to: now)
      let routed = try router.route()
      let scan = try scanner.scan(now: now)
      let ran = try runner.run(now: now)
      raised += scan.raised
      if routed.events + ran.count == 0, !scan.didSomething { return raised }
    }
  }

  /// What happened just now by the database's own clock happened at the time that is told.
  private func moveStamps(to now: Timestamp) throws {
    try bus.owner.execute(
      "update public.crm_events set occurred_at = $1 where not processed and occurred_at < $2 and occurred_at > $2 - interval '3 years'",
      [.timestamp(now), .timestamp(start.adding(minutes: -1_000_000))])
    try bus.owner.execute(
      "update public.crm_stage_entries set entered_at = $1 where entered_at < $2",
      [.timestamp(now), .timestamp(start.adding(minutes: -1_000_000))])
  }

  func publish(_ type: String, _ payload: JSONObject, lead: ItemID, at now: Timestamp) throws {
    try bus.owner.execute(
      """
      insert into public.crm_events (property_id, event_type, entity_type, entity_id, payload, lead_state, occurred_at)
      values ($1, $2, 'lead', $3, $4, public.crm_lead_facts($3), $5)
      """,
      [.id(Community.maple), .text(type), .id(lead), .json(.object(payload)), .timestamp(now)])
  }
}
