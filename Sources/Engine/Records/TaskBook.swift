import ConfigSchema
import Store

/// Something the team has to do.
public struct TeamTask: Hashable, Sendable, Encodable, Identifiable {
  public var id: ItemID
  public var property: String
  public var title: String
  public var description: String?
  public var assignedTo: String?
  public var lead: String?
  /// How the lead is called.
  public var leadName: String?
  /// `YYYY-MM-DD HH:MM` at the property.
  public var due: String?
  public var isOverdue: Bool
  public var status: String
}

/// The team's list: looked at, ticked off and handed on by people, in the session's role.
public struct TaskBook {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// Open tasks, the most urgent first; with `done` the finished ones, newest first.
  public func list(property: ItemID?, done: Bool = false, limit: Int = 100) throws(StoreError) -> [TeamTask] {
    var found: [TeamTask] = []
    for row in try connection.execute(
      Self.look + """
         where ($1::uuid is null or k.property_id = $1) and k.status = $2
        order by case when $2 = 'open' then k.due_at end nulls last, k.done_at desc, k.created_at limit $3
        """, [.id(property), .text(done ? "done" : "open"), .int(limit)])
    {
      found.append(try TeamTask(row))
    }
    let names = try LeadNames(found.map(\.lead), connection)
    for index in found.indices { found[index].leadName = names[found[index].lead] }
    return found
  }

  /// By its id or the start of it.
  /// - Returns: nil when there is none, or several start so.
  public func task(_ start: String) throws(StoreError) -> TeamTask? {
    let rows = try connection.execute(
      Self.look + " where k.id::text like $1 || '%' limit 2",
      [.text(start.lowercased().filter { $0 != "%" && $0 != "_" })])
    return rows.count == 1 ? try TeamTask(rows[0]) : nil
  }

  /// - Returns: false when it was done already.
  public func finish(_ task: ItemID) throws(StoreError) -> Bool {
    try connection.execute(
      """
      update public.crm_tasks set status = 'done', done_at = clock_timestamp(), done_by = session_user
      where id = $1 and status = 'open'
      """, [.id(task)]
    ).affected == 1
  }

  public func reassign(_ task: ItemID, to person: String) throws(StoreError) {
    try connection.execute(
      "update public.crm_tasks set assign_to = $2 where id = $1", [.id(task), .text(person)])
  }

  private static let look = """
    select k.id, p.name as property, k.title, k.description, k.assign_to, k.lead_id::text as lead,
      public.crm_local_time(k.due_at, p.time_zone) as due, coalesce(k.due_at < clock_timestamp(), false) as overdue,
      k.status
    from public.crm_tasks k join public.crm_properties() p on p.id = k.property_id
    """
}

extension TeamTask {
  fileprivate init(_ row: Row) throws(StoreError) {
    self.init(
      id: try row.value("id"), property: try row.value("property"), title: try row.value("title"),
      description: try row.optional("description"), assignedTo: try row.optional("assign_to"),
      lead: try row.optional("lead"), due: try row.optional("due"), isOverdue: try row.value("overdue"),
      status: try row.value("status"))
  }
}
