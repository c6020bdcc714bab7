import ConfigSchema
import Store

@testable import Engine

/// One small community that everything is about, beside a crowded one that nobody asks about: whoever reads a table from end to
/// end reads far too much. Used by one test at a time.
struct CrowdedBus: @unchecked Sendable {
  let bus: Bus
  let watch: PlanWatch
  let now: Timestamp
  static let crowd = 60_000
  /// Made once: nobody leaves it in another state than the next one needs.
  static let shared = Result { try CrowdedBus() }

  init() throws {
    bus = try Bus(capturing: false)
    watch = try PlanWatch(bus.community)
    let moment: Timestamp = try bus.owner.execute("select clock_timestamp() as now").only().value("now")
    // Everything that happens here is over by then.
    now = moment.adding(minutes: 2)
    bus.now = now
    try approve()
    try fill()
    try Capture(bus.owner).install()
    try work()
    for table in [
      "crm_events", "crm_action_runs", "crm_stage_entries", "leads", "lead_activities", "conversations", "messages",
      "tours",
      "tour_bookings", "reviews", "lead_workflows", "workflow_actions", "crm_tasks", "lead_engagement_events",
    ] { try bus.owner.execute("vacuum (analyze) public.\(table)") }
  }

  private func approve() throws {
    let later = Action(
      id: Sample.id(4, 90), type: "add_note", config: ["description": "{{first_name}}"],
      onlyIf: [Condition("lead.status", .neq, "lost")], delayMinutes: 30)
    let events = [
      "lead_created", "lead_stale", "lead_uncontacted", "lead_move_in_approaching", "lead_stage_overdue",
      "tour_upcoming",
      "tour_unmarked", "review_unanswered", "conversation_idle",
    ]
    try bus.store.change { configuration in
      configuration.pipelines = [
        Pipeline(
          id: Sample.id(1, 1), name: "Leasing", type: .lead, isDefault: true,
          stages: [
            Stage(
              id: Sample.id(2, 1), name: "New", slaHours: 1, leadStatus: "new",
              autoTransition: AutoTransition(afterHours: 2, toStage: Sample.id(2, 2))),
            Stage(id: Sample.id(2, 2), name: "Contacted", slaHours: 1, leadStatus: "contacted"),
          ])
      ]
      for (number, event) in events.enumerated() {
        configuration.triggers.append(
          Trigger(
            id: Sample.id(3, number + 1), name: "Rule \(number)", eventType: event, conditions: [],
            actions: [
              .note("seen", number: 3 * number + 1), .text("Hi {{first_name}}", number: 3 * number + 2),
            ]))
      }
      configuration.triggers[0].actions.append(later)
    }
  }

  private func fill() throws {
    try bus.owner.script(
      """
      insert into leads (id, property_id, first_name, phone, email, status, source, created_at)
        select gen_random_uuid(), '\(Community.birch)', 'Sam', '512 555 0100', 'sam' || n || '@example.test', 'new', 'website',
          now() - n * interval '1 minute'
        from generate_series(1, \(Self.crowd)) n;
      insert into crm_events (property_id, event_type, entity_type, entity_id, payload, lead_state, processed, processed_at,
          occurred_at, created_at)
        select l.property_id, 'lead_created', 'lead', l.id, jsonb_build_object('lead_id', l.id), '{"status": "new"}', true, now(),
          l.created_at, l.created_at
        from leads l;
      insert into crm_action_runs (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type,
          is_external, lead_id, due_at, status, created_at, finished_at)
        select e.property_id, e.id, e.seq, gen_random_uuid(), gen_random_uuid(), 1, 'send_sms', e.seq % 2 = 0, e.entity_id,
          e.occurred_at, case when e.seq % 50 = 0 then 'cancelled' else 'done' end, e.occurred_at, e.occurred_at
        from crm_events e;
      insert into crm_stage_entries (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at, left_at)
        select property_id, 'lead', id, gen_random_uuid(), gen_random_uuid(), created_at, now() from leads;
      insert into lead_activities (lead_id, type, description) select id, 'note', 'x' from leads;
      insert into conversations (id, property_id, lead_id, channel) select gen_random_uuid(), property_id, id, 'sms' from leads;
      insert into messages (conversation_id, role, content) select id, 'user', 'hello' from conversations;
      insert into tours (property_id, lead_id, tour_date, tour_time, status)
        select property_id, id, current_date - 3, '10:00', 'completed' from leads;
      insert into reviews (property_id, platform, rating, review_text, review_date)
        select '\(Community.birch)', 'google', 4, 'x', now() - n * interval '1 minute' from generate_series(1, \(Self.crowd)) n;
      insert into crm_tasks (property_id, title, status) select property_id, 'x', 'done' from leads;
      """)
  }

  /// What there is to do at the small community.
  private func work() throws {
    try bus.owner.script(
      """
      insert into workflow_definitions (property_id, name, trigger_on, steps, exit_conditions, is_active)
        values ('\(Community.maple)', 'Nurture', 'lead_created',
          '[{"delay_hours": 0, "action": "sms", "template_slug": "hello"}]', '["lost"]', true);
      insert into leads (property_id, first_name, phone, email, status, source, created_at, move_in_date, last_contacted_at)
        select '\(Community.maple)', 'Ada', '512 555 01' || n, 'ada' || n || '@example.test', 'new', 'website',
          now() - interval '10 days', current_date + 5, case when n % 2 = 0 then now() - interval '9 days' end
        from generate_series(10, 49) n;
      insert into tours (property_id, lead_id, tour_date, tour_time, status)
        select l.property_id, l.id, current_date + 1, '10:00', 'scheduled' from leads l where l.property_id = '\(Community.maple)';
      insert into reviews (property_id, platform, rating, review_text, review_date)
        values ('\(Community.maple)', 'google', 2, 'x', now() - interval '3 days');
      insert into conversations (property_id, lead_id, channel)
        select l.property_id, l.id, 'sms' from leads l where l.property_id = '\(Community.maple)';
      insert into messages (conversation_id, role, content, created_at)
        select c.id, 'user', 'Is it free?', now() - interval '2 hours' from conversations c
        where c.property_id = '\(Community.maple)';
      """)
  }
}
