/// Leads that wait, grow cold, stay too long or move in soon.
enum LeadClockRules {
  static let all = [uncontacted, stale, stageOverdue, moveIn]

  /// A lead that has leased or is lost is looked at only by triggers that ask for its status.
  private static let byStatus = ["lead.status", "payload.status", "lead.stage"]
  private static let isSettled = "lower(btrim(l.status)) in ('leased', 'lost')"
  /// The dashboard's test chat makes pseudo leads.
  private static let leads = """
    from public.leads l
    where l.property_id = $1 and l.source is distinct from 'AI Chat'
    """

  private static let uncontacted = ClockRule(
    "lead_uncontacted",
    counter: ClockCount("minutes_since_created", unit: ClockCount.minute, isWhole: true)
  ) { _ in
    """
    select l.id as entity, 'lead' as entity_type, l.id as lead, l.id::text as episode, l.created_at as anchor,
      l.created_at as known, false as settled, jsonb_build_object('source', l.source) as payload
    \(leads) and l.status = 'new' and l.last_contacted_at is null
    """
  }

  /// Counted from the last contact, and for a lead that was never contacted from its arrival.
  private static let stale = ClockRule(
    "lead_stale", counter: ClockCount("days_since_contact", unit: ClockCount.day, isWhole: true), askedBy: byStatus
  ) { _ in
    """
    select l.id as entity, 'lead' as entity_type, l.id as lead,
      l.id::text || ':' || extract(epoch from coalesce(l.last_contacted_at, l.created_at))::text as episode,
      coalesce(l.last_contacted_at, l.created_at) as anchor, coalesce(l.last_contacted_at, l.created_at) as known,
      coalesce(\(isSettled), false) as settled,
      jsonb_build_object('status', l.status, 'score_bucket', to_jsonb(l) ->> 'score_bucket') as payload
    \(leads)
    """
  }

  /// Anything may stay too long. The limits and the moments they were set are in `limits`, which the scanner puts in front.
  private static let stageOverdue = ClockRule(
    "lead_stage_overdue", counter: ClockCount("hours_in_stage", unit: ClockCount.hour)
  ) { _ in
    """
    select e.entity_id as entity, e.entity_type, case when e.entity_type = 'lead' then e.entity_id end as lead,
      e.id::text as episode, e.entered_at as anchor, e.entered_at + make_interval(secs => s.hours * 3600) as known,
      false as settled,
      jsonb_build_object('stage', s.name, 'sla_hours', s.hours)
        || case when e.label is null then '{}' else jsonb_build_object('name', e.label) end as payload
    from limits s join public.crm_stage_entries e
      on e.property_id = $1 and e.stage_id = s.stage and e.left_at is null
    where e.entered_at + make_interval(secs => s.hours * 3600) > s.since
      and (e.entity_type <> 'lead' or exists (select from public.leads l where l.id = e.entity_id))
    """
  }

  /// By days of the calendar on the property's wall; the day of the move-in itself counts as none left.
  private static let moveIn = ClockRule(
    "lead_move_in_approaching",
    counter: ClockCount("days_until", grows: false, unit: ClockCount.day, isWhole: true, isCalendar: true),
    askedBy: byStatus
  ) { _ in
    """
    select l.id as entity, 'lead' as entity_type, l.id as lead, l.id::text || ':' || l.move_in_date as episode,
      l.move_in_date::timestamp at time zone (select zone from wall) as anchor, l.created_at as known,
      coalesce(\(isSettled), false) as settled,
      jsonb_build_object('move_in_date', l.move_in_date, 'status', l.status,
        'score_bucket', to_jsonb(l) ->> 'score_bucket') as payload
    \(leads) and l.move_in_date is not null and l.move_in_date >= ($2::timestamptz at time zone (select zone from wall))::date
    """
  }
}
