import BenchmarkSupport
import ConfigSchema
import Engine
import Store

/// Communities with approved automations, and leads about whom things happen.
final class Scene {
  static let noise = 49

  let server: BenchmarkServer
  let owner: Connection
  let properties: [ItemID]
  private let leadsEach = 500
  /// The last event of the past; 0 = there is none.
  private var history = 0

  /// - Parameter action: what the one automation does that matches; the 49 others of each community look at the same event.
  init(_ server: BenchmarkServer, properties count: Int, action: Action) throws {
    self.server = server
    // A million rows take their time.
    owner = try Connection(server.owner, options: ConnectionOptions(statementTimeout: 1_200_000))
    let store = try Store(Connection(server.app))
    var made: [ItemID] = []
    for number in 0..<count {
      let property = try owner.addProperty(
        NewProperty(name: "Juniper \(FreshItem.number()) \(number)", timeZone: "America/Denver"))
      made.append(property)
      let change = try store.reviewed(property) { $0.triggers += Self.triggers(action) }
      _ = try store.apply(change, as: FreshItem.id())
    }
    properties = made
    for property in made { try addLeads(property) }
  }

  private static func triggers(_ action: Action) -> [Trigger] {
    (0...noise).map { number in
      var own = action
      own.id = FreshItem.id()
      return Trigger(
        id: FreshItem.id(), name: "Automation \(number)", eventType: "lead_created",
        conditions: [
          Condition("payload.source", .eq, .string(number == 0 ? "website" : "partner_\(number)")),
          Condition("lead.status", .neq, "lost"),
        ], actions: [own])
    }
  }

  private func addLeads(_ property: ItemID) throws {
    try owner.execute(
      """
      insert into public.leads (property_id, first_name, status, source)
      select $1, 'Sam', 'new', 'website' from generate_series(1, $2::int4)
      """, [.id(property), .int(leadsEach)])
  }

  /// Puts so many events on the bus, in turns for the communities and their leads, as capture writes them.
  func publish(_ count: Int) throws {
    try owner.execute(
      """
      with people as materialized (
        select l.id, l.property_id, row_number() over (order by md5(l.id::text)) as n
        from public.leads l where l.property_id = any ($1)),
      crowd as materialized (select count(*) as size from people)
      insert into public.crm_events (property_id, event_type, entity_type, entity_id, payload, lead_state)
      select p.property_id, 'lead_created', 'lead', p.id,
        jsonb_build_object('lead_id', p.id, 'property_id', p.property_id, 'source', 'website', 'status', 'new'),
        jsonb_build_object('id', p.id, 'status', 'new', 'source', 'website', 'first_name', 'Sam')
      from generate_series(1, $2::int4) g cross join crowd c join people p on p.n = 1 + g % c.size
      order by g
      """, [.ids(properties), .int(count)])
  }

  /// Writes down events that were routed and runs that were done in the past, spread over a year.
  func writeHistory(_ count: Int) throws {
    try owner.script("truncate public.crm_events, public.crm_action_runs, public.crm_run_errors, public.crm_tasks")
    try publish(count)
    try owner.script(
      """
      update public.crm_events set processed = true, created_at = now() - seq % 365 * interval '1 day',
        occurred_at = now() - seq % 365 * interval '1 day', processed_at = now() - seq % 365 * interval '1 day';
      insert into public.crm_action_runs
        (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type, is_external, entity_type,
         entity_id, lead_id, due_at, status, created_at, finished_at)
      select e.property_id, e.id, e.seq, t.id, a.id, 1, a.action_type, false, 'lead', e.entity_id, e.entity_id,
        e.occurred_at, 'done', e.occurred_at, e.occurred_at
      from public.crm_events e
      cross join lateral (select id from public.crm_triggers where property_id = e.property_id limit 1) t
      join public.crm_actions a on a.trigger_id = t.id;
      """)
    history = try owner.execute("select max(seq) as last from public.crm_events").only().value("last")
    try owner.execute("vacuum (full, analyze) public.crm_events")
    try owner.execute("vacuum (full, analyze) public.crm_action_runs")
    try Connection(server.superuserAddress).execute("checkpoint")
  }

  /// Takes away what has happened since the history was written, so that every measurement begins alike.
  func forget() throws {
    if history == 0 {
      try owner.script("truncate public.crm_events, public.crm_action_runs, public.crm_run_errors, public.crm_tasks")
    } else {
      try owner.script(
        """
        delete from public.crm_action_runs where event_seq > \(history);
        delete from public.crm_events where seq > \(history);
        truncate public.crm_tasks;
        """)
    }
    try owner.script("truncate public.lead_activities")
  }

  func analyze() throws {
    for table in ["crm_events", "crm_action_runs", "leads", "lead_activities"] {
      try owner.execute("vacuum (analyze) public.\(table)")
    }
  }

  func engine() throws -> Connection {
    let connection = try Connection(server.owner)
    try connection.workAsEngine()
    return connection
  }

  func worker(_ name: String = "bench", pause: Pause = Pause()) throws -> Worker {
    let connection = try engine()
    return try Worker(connection, name: name, pause: pause, clock: ServerClock.aligned(with: connection))
  }
}

extension Action {
  static let note = Action(
    id: ItemID("00000000-0000-4000-8000-000000000000"), type: "add_note", config: ["description": "Seen"])
  /// Never falls due while it is measured.
  static let later = Action(
    id: ItemID("00000000-0000-4000-8000-000000000000"), type: "create_task", config: ["title": "Call"],
    delayMinutes: 10_000)
}
