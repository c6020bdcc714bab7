import ConfigSchema
import Store

/// One workflow as people look at it.
public struct WorkflowRecord: Hashable, Sendable, Encodable, Identifiable {
  public var id: ItemID
  public var name: String
  public var startsOn: String
  public var isActive: Bool
  public var steps: [WorkflowStep]
  /// Lead statuses at which it ends.
  public var endsAt: [String]
}

/// One lead in a workflow.
public struct WorkflowLead: Hashable, Sendable, Encodable, Identifiable {
  public var id: ItemID
  public var workflow: String
  public var lead: ItemID?
  public var leadName: String?
  /// `active` or `paused`.
  public var status: String
  /// The next step, counted from 1 as people do.
  public var step: Int
  /// `YYYY-MM-DD HH:MM` at the property; nil = not planned.
  public var next: String?
}

/// Looks at the platform's workflows. Works in the session's role.
public struct WorkflowBook {
  private let connection: Connection

  public init(_ connection: Connection) { self.connection = connection }

  /// By name, those that are switched off too.
  public func definitions(property: ItemID) throws(StoreError) -> [WorkflowRecord] {
    var found: [WorkflowRecord] = []
    for row in try connection.execute(
      """
      select id, name, trigger_on, is_active, steps::text as steps, exit_conditions::text as exits
      from public.crm_workflow_definitions($1)
      """, [.ids([property])])
    {
      let steps: JSON = try row.value("steps")
      let exits: JSON? = try row.optional("exits")
      found.append(
        WorkflowRecord(
          id: try row.value("id"), name: try row.value("name"), startsOn: try row.value("trigger_on"),
          isActive: try row.value("is_active"), steps: WorkflowStep.all(in: steps),
          endsAt: (exits?.array ?? []).compactMap(\.string)))
    }
    return found
  }

  /// The leads that are in a workflow, the next step first.
  public func leads(property: ItemID, limit: Int = 50) throws(StoreError) -> [WorkflowLead] {
    var found: [WorkflowLead] = []
    for row in try connection.execute(
      """
      select w.id, w.workflow, w.lead_id, w.lead_name, w.status, coalesce(w.current_step, 0) + 1 as step,
        public.crm_local_time(w.next_action_at, z.time_zone) as next
      from public.crm_workflow_leads($1, $2) w cross join public.crm_property_zone($1) z
      """, [.id(property), .untyped(String(limit))])
    {
      found.append(
        WorkflowLead(
          id: try row.value("id"), workflow: try row.value("workflow"), lead: try row.optional("lead_id"),
          leadName: try row.optional("lead_name"), status: try row.value("status"), step: try row.value("step"),
          next: try row.optional("next")))
    }
    return found
  }
}
