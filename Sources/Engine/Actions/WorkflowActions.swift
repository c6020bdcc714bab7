/// The platform's follow-up workflows.
enum WorkflowActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [
    start, state("pause_workflow", from: "active", to: "paused"),
    state("stop_workflow", from: "active", "paused", to: "stopped"),
    state("resume_workflow", from: "paused", to: "active"),
  ]

  /// Refused while one of the same definition is active or paused for the lead. Of several definitions that start on the same
  /// thing the oldest is taken, as the platform's apps can only deal with one.
  static let start = DatabaseAction(
    "start_workflow",
    // Two runs that start one for the same lead take turns: not every database refuses the second row by itself.
    "select l.id from public.leads l where l.id in (select r.lead from \(runs)) order by l.id for no key update",
    """
    insert into public.lead_workflows (lead_id, workflow_id, current_step, status, next_action_at)
    select distinct on (r.lead, d.id) r.lead, d.id, 0, 'active', clock_timestamp() + public.crm_step_delay(d.steps, 0)
    from \(runs)
    cross join lateral (
      select d.* from public.workflow_definitions d
      where d.property_id = r.property and d.is_active
        and (d.id::text = r.p ->> 'workflow_id' or (r.p ->> 'workflow_id' is null and d.trigger_on = r.p ->> 'trigger_on'))
      order by d.created_at, d.id limit 1) d
    where not exists (
      select from public.lead_workflows w
      where w.lead_id = r.lead and w.workflow_id = d.id and w.status in ('active', 'paused'))
    """)

  /// Without a workflow named, all of the lead's. One that is resumed goes on where it stood; what fell due meanwhile is due now.
  private static func state(_ type: String, from states: String..., to status: String) -> DatabaseAction {
    let list = states.map { "'\($0)'" }.joined(separator: ", ")
    let next =
      switch status {
      case "active": ", next_action_at = greatest(w.next_action_at, clock_timestamp())"
      case "stopped": ", next_action_at = null"
      default: ""
      }
    return DatabaseAction(
      type,
      """
      update public.lead_workflows w set status = '\(status)', updated_at = clock_timestamp()\(next)
      from \(runs)
      where w.lead_id = r.lead and w.status in (\(list))
        and (r.p ->> 'workflow_id' is null or w.workflow_id::text = r.p ->> 'workflow_id')
      """)
  }
}
