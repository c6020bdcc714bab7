import ConfigSchema
import Store

/// The statements around a batch of workflow steps, in the words of one database shape.
struct WorkflowStatements {
  /// Whether `lead_workflows` says who is at work on a row. Without it the due time itself is moved on, which keeps the platform's
  /// processor away as well.
  let hasLease: Bool

  init(_ shape: PlatformShape) { hasLease = shape.has("lead_workflows", "processing_expires_at") }

  /// How long the processor that took a row keeps it; the platform's does the same.
  private static let lease = "interval '5 minutes'"

  /// Workflows whose next step is due, that nobody is at work on, held by this transaction.
  ///
  /// - Parameter except: rows that were refused a short while ago.
  func claim(_ now: Timestamp, limit: Int, except: [ItemID]) -> Statement {
    Statement(
      """
      select w.id, w.lead_id, coalesce(w.current_step, 0) as current_step, w.next_action_at, d.property_id,
        d.id as workflow_id, d.name as workflow_name, d.steps::text as steps, d.exit_conditions::text as exits,
        l.status as lead_status, l.phone, l.email, t.id as template_id, t.channel, t.subject, t.body,
        exists (
          select from public.workflow_actions a
          where a.lead_workflow_id = w.id and a.step_number = w.current_step and a.status = 'sent') as was_sent,
        coalesce((
          select max(e.hops) from public.crm_events e
          where e.entity_id = w.id and e.entity_type = 'lead_workflow' and e.property_id = d.property_id
            and e.event_type = 'workflow_started' and e.period = any (array(
              select generate_series(
                public.crm_period(coalesce(w.created_at, $1 - interval '400 days')), public.crm_period($1))))), 0) as hops
      from public.lead_workflows w
      join public.workflow_definitions d on d.id = w.workflow_id
      left join public.leads l on l.id = w.lead_id
      left join public.follow_up_templates t on t.property_id = d.property_id and t.is_active
        and t.slug = d.steps -> coalesce(w.current_step, 0) ->> 'template_slug'
      where w.status = 'active' and w.next_action_at <= $1 and w.id <> all ($3)
        and d.is_active is not false and d.property_id is not null\(hasLease
          ? "\n  and (w.processing_expires_at is null or w.processing_expires_at <= $1)" : "")
        and not exists (
          select from public.crm_action_runs r
          where r.lead_workflow_id = w.id and r.workflow_step = w.current_step
            and r.status in ('pending', 'held', 'running'))
      order by w.next_action_at, w.id limit $2 for update of w skip locked
      """, [.timestamp(now), .int(limit), .ids(except)])
  }

  /// Keeps the platform's processor away from steps that are under way with us: until a few minutes after they fall due, an hour at a
  /// time where a person is waited for.
  func keep(_ now: Timestamp) -> Statement {
    let until = """
      case r.status when 'held' then $1::timestamptz + interval '1 hour'
        else greatest($1::timestamptz, r.due_at) + \(Self.lease) end
      """
    let column = hasLease ? "processing_expires_at" : "next_action_at"
    let since = hasLease ? ", processing_started_at = coalesce(w.processing_started_at, $1)" : ""
    return Statement(
      """
      update public.lead_workflows w set \(column) = \(until)\(since)
      from public.crm_action_runs r
      where r.lead_workflow_id is not null and r.status in ('pending', 'held', 'running') and r.lead_workflow_id = w.id
        and r.workflow_step = w.current_step and w.status = 'active'
        and (w.\(column) is null or w.\(column) < $1::timestamptz + interval '150 seconds')
      """, [.timestamp(now)])
  }

  /// Makes runs of steps and takes their workflows.
  func send(_ steps: [(due: DueStep, action: Action)], _ now: Timestamp) -> [Statement] {
    let rows = JSON.array(steps.map { Self.row($0.due, $0.action) })
    return [
      Statement(
        """
        insert into public.crm_action_runs
          (property_id, event_seq, action_type, is_external, entity_type, entity_id, lead_id, hops, due_at,
           lead_workflow_id, workflow_step, workflow_title, template_id, step_action)
        select p, 0, k, true, 'lead', l, l, h, d, w, s, t, x, a
        from jsonb_to_recordset($1) as r (
          p uuid, k text, l uuid, h int4, d timestamptz, w uuid, s int4, t text, x uuid, a jsonb)
        on conflict do nothing
        """, [.json(rows)]), keep(now),
    ]
  }

  /// - Parameter status: `converted`, `stopped`, `completed` or `paused`.
  static func set(_ rows: [(id: ItemID, status: String)], _ now: Timestamp) -> Statement {
    let list = JSON.array(rows.map { ["w": .string($0.id.value), "s": .string($0.status)] })
    return Statement(
      """
      update public.lead_workflows w set status = r.s, updated_at = $2,
        next_action_at = case r.s when 'paused' then w.next_action_at end
      from jsonb_to_recordset($1) as r (w uuid, s text) where w.id = r.w
      """, [.json(list), .timestamp(now)])
  }

  static func log(_ entries: [(due: DueStep, status: String, reason: String)]) -> Statement {
    let rows = entries.map { entry -> JSON in
      [
        "w": .string(entry.due.id.value), "n": .number(JSONNumber(entry.due.number)),
        "k": .string(entry.due.step?.kind?.rawValue ?? "unknown"),
        "x": (entry.due.template?.id.value).map(JSON.string) ?? .null, "s": .string(entry.status),
        "m": .string(entry.reason),
      ]
    }
    return Statement(
      """
      insert into public.workflow_actions
        (lead_workflow_id, step_number, action_type, template_id, status, error_message)
      select w, n, k, x, s, m
      from jsonb_to_recordset($1) as r (w uuid, n int4, k text, x uuid, s text, m text)
      """, [.json(.array(rows))])
  }

  static func advance(_ steps: [DueStep], _ now: Timestamp) -> Statement {
    let rows = steps.map { ["w": .string($0.id.value), "n": .number(JSONNumber($0.number))] as JSON }
    return Statement(
      """
      select public.crm_advance_workflow(r.w, r.n, $2) from jsonb_to_recordset($1) as r (w uuid, n int4)
      """, [.json(.array(rows)), .timestamp(now)])
  }

  private static func row(_ due: DueStep, _ action: Action) -> JSON {
    [
      "p": .string(due.property.value), "k": .string(action.type), "l": (due.lead?.value).map(JSON.string) ?? .null,
      "h": .number(JSONNumber(due.hops + 1)), "d": .string(due.dueAt.description), "w": .string(due.id.value),
      "s": .number(JSONNumber(due.number)),
      "t": .string("workflow “\(due.workflowName)”, step \(due.number + 1)"),
      "x": (due.template?.id.value).map(JSON.string) ?? .null,
      "a": Snapshot.json(Snapshot.ActionRow(action: action, trigger: due.workflow, executionOrder: due.number)),
    ]
  }
}
