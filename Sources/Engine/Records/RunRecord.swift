import ConfigSchema
import Store

/// One run as people look at it.
public struct RunRecord: Hashable, Sendable, Encodable, Identifiable {
  /// What a run can be; see docs/engine.md.
  public enum Status: String, CaseIterable, Hashable, Sendable { case pending, running, held, done, cancelled, dead }

  public var id: ItemID
  public var property: String
  /// A ``Status``.
  public var status: String
  public var action: String
  public var trigger: String
  public var event: String
  /// `YYYY-MM-DD HH:MM` at the property.
  public var due: String
  public var finished: String?
  public var lead: String?
  /// How the lead is called.
  public var leadName: String?
  public var reason: String?
  public var attempts: Int
  /// When a run that was put off or failed is tried next, `YYYY-MM-DD HH:MM` at the property.
  public var nextTry: String?
  /// Who has it in hand, while it is being done.
  public var worker: String?
}

/// What was attempted and failed.
public struct RunError: Hashable, Sendable, Encodable {
  public var attempt: Int
  public var at: String
  public var message: String
}

/// Looks at runs, and lets a person try one again or cancel it. Works in the session's role; the two changes need the engine's.
public struct RunBook {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  public struct Filter: Sendable {
    public var property: ItemID?
    public var status: String?
    public var limit: Int

    public init(property: ItemID? = nil, status: String? = nil, limit: Int = 50) {
      (self.property, self.status, self.limit) = (property, status, limit)
    }
  }

  /// Newest first.
  public func list(_ filter: Filter = Filter()) throws(StoreError) -> [RunRecord] {
    var found: [RunRecord] = []
    for row in try connection.execute(
      Self.look
        + " where ($1::uuid is null or r.property_id = $1) and ($2::text is null or r.status = $2)"
        + " order by r.created_at desc, r.event_seq desc, r.execution_order desc limit $3",
      [.id(filter.property), .text(filter.status), .int(filter.limit)])
    {
      found.append(try RunRecord(row))
    }
    return try named(found)
  }

  private func named(_ runs: [RunRecord]) throws(StoreError) -> [RunRecord] {
    let names = try LeadNames(runs.map(\.lead), connection)
    var runs = runs
    for index in runs.indices { runs[index].leadName = names[runs[index].lead] }
    return runs
  }

  /// By its id or the start of it.
  /// - Returns: nil when there is none, or several start so.
  public func run(_ start: String) throws(StoreError) -> RunRecord? {
    let rows = try connection.execute(
      Self.look + " where r.id::text like $1 || '%' limit 2",
      [.text(start.lowercased().filter { $0 != "%" && $0 != "_" })])
    return rows.count == 1 ? try named([RunRecord(rows[0])]).first : nil
  }

  public func errors(of run: ItemID) throws(StoreError) -> [RunError] {
    var found: [RunError] = []
    for row in try connection.execute(
      "select attempt, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at, message "
        + "from public.crm_run_errors where run_id = $1 order by attempt", [.id(run)])
    {
      found.append(
        RunError(attempt: try row.value("attempt"), at: try row.value("at"), message: try row.value("message")))
    }
    return found
  }

  /// The item a run was made from, to ask how it came to be.
  /// - Returns: nil for a step of the platform's workflows, which nobody approved here.
  public func action(of run: ItemID) throws(StoreError) -> (action: ItemID, version: Int)? {
    let row = try connection.execute(
      "select action_id, action_version from public.crm_action_runs where id = $1", [.id(run)]
    ).only()
    guard let action: ItemID = try row.optional("action_id") else { return nil }
    return (action, try row.value("action_version"))
  }

  /// Lets a run that was held or given up be done again, now, with as many attempts as a new one has. It keeps its id, which is
  /// its key for the outside.
  /// - Returns: false when it was not in such a state.
  public func retry(_ run: ItemID) throws(StoreError) -> Bool {
    try connection.execute(
      """
      update public.crm_action_runs set status = 'pending', reason = null, finished_at = null,
        due_at = clock_timestamp(), tried_before = attempt
      where id = $1 and status in ('held', 'dead')
      """, [.id(run)]
    ).affected == 1
  }

  /// - Returns: false when it was already done, or is being done right now.
  public func cancel(_ run: ItemID, reason: String) throws(StoreError) -> Bool {
    try connection.execute(
      """
      update public.crm_action_runs set status = 'cancelled', reason = $2, finished_at = clock_timestamp()
      where id = $1 and status in ('pending', 'held', 'dead')
      """, [.id(run), .text(reason)]
    ).affected == 1
  }

  private static let look = """
    select r.id, p.name as property, r.status, r.action_type, coalesce(t.name, r.workflow_title, 'a deleted trigger') as trigger,
      coalesce(e.event_type, case when r.lead_workflow_id is null then 'an event no longer kept' else 'its time had come' end) as event,
      public.crm_local_time(r.due_at, p.time_zone) as due, public.crm_local_time(r.finished_at, p.time_zone) as finished,
      r.lead_id::text as lead, r.reason, r.attempt,
      case when r.status = 'pending' and r.reason is not null then public.crm_local_time(r.due_at, p.time_zone) end
        as next_try,
      case r.status when 'running' then r.worker end as worker
    from public.crm_action_runs r
    join public.crm_properties() p on p.id = r.property_id
    left join public.crm_triggers t on t.id = r.trigger_id
    left join public.crm_events e on e.id = r.event_id
    """
}

extension RunRecord {
  fileprivate init(_ row: Row) throws(StoreError) {
    self.init(
      id: try row.value("id"), property: try row.value("property"), status: try row.value("status"),
      action: try row.value("action_type"), trigger: try row.value("trigger"), event: try row.value("event"),
      due: try row.value("due"), finished: try row.optional("finished"), lead: try row.optional("lead"),
      reason: try row.optional("reason"), attempts: try row.value("attempt"),
      nextTry: try row.optional("next_try"), worker: try row.optional("worker"))
  }
}
