/// The platform's follow-up workflows and LeadPulse's scores.
enum WorkflowActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [
    start, state("pause_workflow", from: "active", to: "paused"),
    state("stop_workflow", from: "active", "paused", to: "stopped"),
    state("resume_workflow", from: "paused", to: "active"), recordEngagement,
  ]

  /// Refused while one of the same definition is active or paused for the lead.
  static let start = DatabaseAction(
    "start_workflow",
    """
    insert into public.lead_workflows (lead_id, workflow_id, current_step, status, next_action_at)
    select r.lead, d.id, 0, 'active',
      clock_timestamp() + make_interval(secs => 3600 * coalesce((d.steps -> 0 ->> 'delay_hours')::float8, 0))
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

  private static func state(_ type: String, from states: String..., to status: String) -> DatabaseAction {
    let list = states.map { "'\($0)'" }.joined(separator: ", ")
    let next = status == "active" ? ", next_action_at = greatest(w.next_action_at, clock_timestamp())" : ""
    return DatabaseAction(
      type,
      """
      update public.lead_workflows w set status = '\(status)', updated_at = clock_timestamp()\(next)
      from \(runs)
      where w.lead_id = r.lead and w.status in (\(list))
        and (r.p ->> 'workflow_id' is null or w.workflow_id::text = r.p ->> 'workflow_id')
      """)
  }

  static let recordEngagement = DatabaseAction("record_engagement") { shape in
    let table = "lead_engagement_events"
    var columns = ["lead_id", "event_type", "metadata"]
    var values = ["r.lead", "r.p ->> 'engagement_type'", "jsonb_build_object('run_id', r.run)"]
    if shape.has(table, "property_id") { (columns, values) = (columns + ["property_id"], values + ["r.property"]) }
    if shape.has(table, "score_weight") {
      columns.append("score_weight")
      values.append("coalesce((\(EngagementWeights.json) ->> (r.p ->> 'engagement_type'))::int4, 0)")
    }
    if shape.has(table, "idempotency_key") {
      columns.append("idempotency_key")
      values.append("'run:' || r.run")
    }
    return [
      "insert into public.\(table) (\(columns.joined(separator: ", "))) select \(values.joined(separator: ", ")) from \(runs)"
    ]
  }
}

/// What LeadPulse counts each kind of interest for.
enum EngagementWeights {
  static let table: [(String, Int)] = [
    ("chat_started", 5), ("chat_message_sent", 3), ("email_opened", 8), ("email_clicked", 15), ("sms_replied", 20),
    ("tour_scheduled", 25), ("tour_completed", 35), ("tour_no_show", -25), ("application_started", 30),
    ("application_submitted", 40), ("document_viewed", 10), ("price_check", 12), ("unit_favorited", 15),
    ("repeat_visit", 10), ("call_inbound", 20), ("call_outbound_answered", 18), ("website_lead_submitted", 10),
  ]
  /// As a `jsonb` literal.
  static let json = "'{" + table.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}'::jsonb"
}
