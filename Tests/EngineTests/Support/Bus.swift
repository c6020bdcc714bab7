import ConfigSchema
import Store

@testable import Engine

/// A database with two communities where everything is watched, and one worker to drive by hand.
final class Bus {
  let community: Community
  let store: Store
  let owner: Connection
  let app: Connection
  /// What the worker takes for the time.
  var now = Timestamp(seconds: 1_900_000_000)
  private let engine: Connection

  init(capturing: Bool = true) throws {
    community = try Community()
    store = try community.store()
    owner = try community.owner()
    app = try community.owner()
    if capturing { try Capture(owner).install() }
    engine = try community.owner()
    try engine.workAsEngine()
  }

  /// A connection of its own that works as the engine.
  func engineConnection() throws -> Connection {
    let connection = try community.owner()
    try connection.workAsEngine()
    return connection
  }

  func router() throws -> Router { Router(try engineConnection()) }
  func runner(_ name: String = "test") throws -> Runner { try Runner(engineConnection(), worker: name) }

  /// Routes and runs until nothing is left that is due.
  func settle() throws {
    let (router, runner) = (try router(), try runner())
    while try router.route(along: runner.prompt(at: now)).events + runner.run(now: now).count > 0 {}
  }

  @discardableResult
  func lead(
    _ first: String = "Sam", status: String = "new", source: String = "website", at property: ItemID = Community.maple
  )
    throws -> ItemID
  {
    try app.execute(
      """
      insert into public.leads (property_id, first_name, email, phone, status, source)
      values ($1, $2, 'sam@example.test', '+1 512 555 0100', $3, $4) returning id
      """, [.id(property), .text(first), .text(status), .text(source)]
    ).only().value("id")
  }

  /// Puts one trigger live, through the gate.
  @discardableResult
  func approve(
    on event: String, if conditions: [Condition] = [], _ actions: Action..., number: Int = 1
  ) throws -> Trigger {
    let trigger = Trigger(
      id: Sample.id(3, number), name: "Rule \(number)", eventType: event, conditions: conditions, actions: actions)
    try store.change { $0.triggers.append(trigger) }
    return trigger
  }

  struct RunRow: Hashable {
    var type: String
    var status: String
    var reason: String?
  }

  func runs() throws -> [RunRow] {
    var found: [RunRow] = []
    for row in try owner.execute(
      "select action_type, status, reason from public.crm_action_runs order by event_seq, execution_order")
    {
      found.append(
        RunRow(type: try row.value("action_type"), status: try row.value("status"), reason: try row.optional("reason")))
    }
    return found
  }

  func count(_ query: String) throws -> Int {
    try owner.execute("select count(*) from \(query)").only().value("count")
  }

  func events(_ type: String? = nil) throws -> [(type: String, payload: JSON, hops: Int)] {
    try owner.execute(
      "select event_type, payload::text, hops from public.crm_events where $1::text is null or event_type = $1 order by seq",
      [.text(type)]
    ).map { row in
      (type: try row.value("event_type"), payload: try row.value("payload"), hops: try row.value("hops"))
    }
  }
}

extension Action {
  static func note(_ text: String, number: Int = 1, after minutes: Int = 0, onlyIf: [Condition] = []) -> Action {
    Action(
      id: Sample.id(4, number), type: "add_note", config: ["description": .string(text)], onlyIf: onlyIf,
      delayMinutes: minutes)
  }

  static func move(to status: String, number: Int = 1) -> Action {
    Action(id: Sample.id(4, number), type: "update_stage", config: ["to_status": .string(status)])
  }
}
