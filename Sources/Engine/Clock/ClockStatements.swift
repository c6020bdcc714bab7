import ConfigSchema
import Store

/// The statements of looking at the clock.
enum ClockStatements {
  /// What fell due longer ago than this is left alone; records of what fired are kept for longer.
  static let reach = "90 days"

  /// Episodes of a rule that are due for a trigger, or will be before `$5`, and that it has not fired for. In order, a page at a
  /// time; `$6`, `$7`, `$8` are the last row of the page before.
  static func due(_ rule: ClockRule, _ shape: PlatformShape) -> String {
    """
    with wall as (select p.time_zone as zone from public.crm_property_zone($1) p),
    limits as (
      select * from jsonb_to_recordset($9) as s (stage uuid, name text, hours float8, since timestamptz)),
    page as (
      select t.id as trigger_id, t.asks, s.entity, s.entity_type, s.lead, s.episode, s.anchor, s.payload, d.due
      from (\(rule.subjects(shape))) s
      cross join jsonb_to_recordset($3) as t (id uuid, opens float8, closes float8, since timestamptz, asks boolean)
      cross join lateral (select \(moment("t.opens", rule)) as opens, \(moment("t.closes", rule)) as closes) w
      cross join lateral (select greatest(w.opens, s.known) as due) d
      where d.due <= $5 and d.due > $4 and d.due > $2::timestamptz - interval '\(reach)'
        and \(rule.isDatedByAnchor ? "w.opens" : "d.due") > t.since
        and (w.closes is null or (w.closes > $2 and w.closes > d.due)) and (t.asks or not s.settled)
        and (d.due, s.episode, t.id) > ($6::timestamptz, $7::text, $8::uuid)
        and (
          select f.id from public.crm_events f
          where f.property_id = $1 and f.dedupe_key = 'clock:' || t.id || ':' || s.episode limit 1) is null
      order by d.due, s.episode, t.id limit \(pageSize)
    )
    select p.trigger_id, p.entity, p.entity_type, p.lead, p.episode, p.due, p.payload::text as payload,
      \(count(rule)) as count, public.crm_lead_facts(p.lead)::text as lead_state,
      extract(hour from $2::timestamptz at time zone wall.zone)::int4 as local_hour,
      to_char($2::timestamptz at time zone wall.zone, 'dy') as weekday
    from page p cross join wall order by p.due, p.episode, p.trigger_id
    """
  }

  static let pageSize = 500

  /// So many seconds after the anchor; by the calendar on the wall where the rule counts by it, so that a day is a day when the
  /// clocks change.
  private static func moment(_ seconds: String, _ rule: ClockRule) -> String {
    guard rule.counter?.isCalendar == true else { return "s.anchor + make_interval(secs => \(seconds))" }
    return """
      ((s.anchor at time zone (select zone from wall)) + make_interval(secs => \(seconds)))
        at time zone (select zone from wall)
      """
  }

  /// The counter's exact number now.
  private static func count(_ rule: ClockRule) -> String {
    guard let counter = rule.counter else { return "0::float8" }
    if counter.isCalendar {
      return "((p.anchor at time zone wall.zone)::date - ($2::timestamptz at time zone wall.zone)::date)::float8"
    }
    let elapsed = counter.grows ? "$2::timestamptz - p.anchor" : "p.anchor - $2::timestamptz"
    return "(extract(epoch from \(elapsed)) / \(counter.unit))::float8"
  }

  /// Properties with something live that have no turn yet get one.
  static let newTurns = """
    insert into public.crm_clock_turns (property_id, next_at)
    select c.property_id, $1 from (
      select property_id from public.crm_triggers union select property_id from public.crm_pipelines) c
    where not exists (select from public.crm_clock_turns t where t.property_id = c.property_id)
    on conflict (property_id) do nothing
    """

  /// Takes the turn of the property that has waited longest; others cannot take it until this transaction ends.
  static let takeTurn = """
    select t.property_id, t.scanned_at, t.swept_at, t.settled_revision, coalesce((
      select r.revision from public.crm_property_revisions r where r.property_id = t.property_id), 0) as revision
    from public.crm_clock_turns t
    where t.next_at <= $1 order by t.next_at, t.property_id limit 1 for update skip locked
    """

  static let endTurn = """
    update public.crm_clock_turns set next_at = $2, scanned_at = $3, settled_revision = $5, failure = $6,
      -- What was not found for a failure's sake is looked for by a sweep.
      swept_at = case when $6::text is null then coalesce($4, swept_at) end
    where property_id = $1
    """

  static let failTurn = """
    update public.crm_clock_turns set next_at = $2, failure = $3 where property_id = $1
    """

  /// Marks stays that are over their limit, so that lists can show them; whether anything happens is up to triggers.
  static let markOverdue = """
    update public.crm_stage_entries e set overdue_at = e.entered_at + make_interval(secs => s.hours * 3600)
    from jsonb_to_recordset($2) as s (stage uuid, hours float8)
    where e.property_id = $1 and e.stage_id = s.stage and e.left_at is null and e.overdue_at is null
      and e.entered_at <= $3::timestamptz - make_interval(secs => s.hours * 3600)
    """

  static let raise = """
    insert into public.crm_events
      (property_id, event_type, entity_type, entity_id, payload, lead_state, occurred_at, for_trigger_id, dedupe_key)
    select $1, $2, r.et, r.ei, r.p, r.l, $3, r.t, r.k
    from jsonb_to_recordset($4) as r (et text, ei uuid, p jsonb, l jsonb, t uuid, k text)
    on conflict (property_id, dedupe_key) where dedupe_key is not null do nothing
    """
}
