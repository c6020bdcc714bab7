/// Leads, tours and tasks.
enum TourSparkActions {
  private static let runs = DatabaseAction.runs

  static let all: [DatabaseAction] = [
    updateStage, addNote, createTask, syncToExternalCRM, scheduleTour, tourStatus("confirm_tour", to: "confirmed"),
    tourStatus("cancel_tour", to: "cancelled"), assignAgent,
  ]

  /// Nothing is noted when the lead already stands there.
  static let updateStage = DatabaseAction(
    "update_stage",
    """
    with moved as (
      update public.leads l set status = r.p ->> 'to_status', updated_at = clock_timestamp()
      from \(runs), public.leads old
      where l.id = r.lead and old.id = l.id and r.p ->> 'to_status' is not null
        and l.status is distinct from r.p ->> 'to_status'
      returning l.id, old.status as from_status, l.status as to_status, r.run
    ),
    ended as (
      update public.lead_workflows w set
        status = case moved.to_status when 'leased' then 'converted' else 'stopped' end, updated_at = clock_timestamp()
      from moved where w.lead_id = moved.id and moved.to_status in ('leased', 'lost') and w.status in ('active', 'paused')
    )
    insert into public.lead_activities (lead_id, type, description, metadata)
    select id, 'status_change', format('Status changed from %s to %s', coalesce(from_status, 'none'), to_status),
      jsonb_build_object('from_status', from_status, 'to_status', to_status, 'run_id', run)
    from moved
    """,
    // A stage that is tied to no status moves our own record.
    """
    with target as (
      select r.lead, r.property, (r.p ->> 'pipeline_id')::uuid as pipeline, (r.p ->> 'stage_id')::uuid as stage
      from \(runs) where r.p ->> 'to_status' is null and r.p ->> 'stage_id' is not null
    ),
    gone as (
      update public.crm_stage_entries e set left_at = clock_timestamp() from target t
      where e.entity_type = 'lead' and e.entity_id = t.lead and e.left_at is null and e.stage_id <> t.stage
      returning e.entity_id
    )
    insert into public.crm_stage_entries
      (property_id, entity_type, entity_id, pipeline_id, stage_id, entered_at, entered_by)
    select t.property, 'lead', t.lead, t.pipeline, t.stage, clock_timestamp(), 'action' from target t
    where t.lead in (select entity_id from gone) or not exists (
      select from public.crm_stage_entries e
      where e.entity_type = 'lead' and e.entity_id = t.lead and e.left_at is null)
    """)

  static let addNote = DatabaseAction(
    "add_note",
    """
    insert into public.lead_activities (lead_id, type, description, metadata)
    select r.lead, 'note', r.p ->> 'description', jsonb_build_object('run_id', r.run) from \(runs)
    """)

  static let createTask = DatabaseAction(
    "create_task",
    """
    insert into public.crm_tasks
      (property_id, lead_id, entity_type, entity_id, title, description, assign_to, due_at, run_id)
    select r.property, r.lead, r.entity_type, r.entity, r.p ->> 'title', r.p ->> 'description', r.p ->> 'assign_to',
      clock_timestamp() + make_interval(secs => 3600 * (r.p ->> 'due_in_hours')::float8), r.run
    from \(runs) on conflict (run_id) do nothing
    """)

  /// Only where a field mapping is validated, as the platform's own worker asks for.
  static let syncToExternalCRM = DatabaseAction("sync_to_external_crm") { shape in
    guard shape.has("leads", "crm_sync_status"), shape.has("integration_credentials", "mapping_validated") else {
      return []
    }
    return [
      """
      update public.leads l set crm_sync_status = 'pending', crm_sync_next_retry_at = clock_timestamp()
      from \(runs)
      where l.id = r.lead and exists (
        select from public.integration_credentials c where c.property_id = r.property and c.mapping_validated)
      """
    ]
  }

  static let scheduleTour = DatabaseAction(
    "schedule_tour",
    """
    with made as (
      insert into public.tours (lead_id, property_id, tour_date, tour_time, tour_type, status, notes)
      select r.lead, r.property, (r.p ->> 'tour_date')::date, (r.p ->> 'tour_time')::time,
        coalesce(r.p ->> 'tour_type', 'in_person'), 'scheduled', r.p ->> 'notes'
      from \(runs) returning lead_id
    )
    update public.leads l set status = 'tour_booked', updated_at = clock_timestamp()
    from made where l.id = made.lead_id and l.status is distinct from 'tour_booked'
    """)

  /// A tour stands in one of two tables. The lead goes back to contacted when its tour is cancelled.
  private static func tourStatus(_ type: String, to status: String) -> DatabaseAction {
    let tables = ["tours", "tour_bookings"].map { table in
      """
      update public.\(table) t set status = '\(status)', updated_at = clock_timestamp() from \(runs)
      where t.id = r.entity and t.status is distinct from '\(status)'
        and coalesce(r.p ->> 'tour_source', r.payload ->> 'tour_source', '\(table)') = '\(table)'
      """
    }
    guard status == "cancelled" else { return DatabaseAction(type) { _ in tables } }
    let back = """
      update public.leads l set status = 'contacted', updated_at = clock_timestamp() from \(runs)
      where l.id = r.lead and l.status = 'tour_booked'
      """
    return DatabaseAction(type) { _ in tables + [back] }
  }

  static let assignAgent = DatabaseAction(
    "assign_agent",
    """
    update public.tours t set assigned_agent_id = (r.p ->> 'profile_id')::uuid, updated_at = clock_timestamp()
    from \(runs) where t.id = r.entity
    """)
}
