import ConfigSchema
import Store

/// The statements a back-test reads with. All run in one snapshot, as the session's person.
enum BackTestStatements {
  /// When which offset from UTC holds at the property; far enough ahead for tours and move-ins.
  static func offsets(_ property: ItemID, _ from: Timestamp, _ to: Timestamp) -> Statement {
    Statement(
      """
      with hours as (
        select g as at, extract(epoch from (g at time zone z.time_zone) - (g at time zone 'UTC'))::int8 as seconds
        from public.crm_property_zone($1) z,
          generate_series($2::timestamptz - interval '150 days', $3::timestamptz + interval '400 days', interval '1 hour') g
      ),
      steps as (select at, seconds, lag(seconds) over (order by at) as former from hours)
      select at, seconds from steps where former is distinct from seconds order by at
      """, [.id(property), .timestamp(from), .timestamp(to)])
  }

  /// When the first change was recorded.
  static func recordedSince(_ property: ItemID, _ types: [String]) -> Statement {
    Statement(
      """
      select least(
        (
          select min(f.at) from unnest($2::text[]) t (type)
          cross join lateral (
            select e.occurred_at as at from public.crm_events e
            where e.property_id = $1 and e.event_type = t.type and e.processed order by e.occurred_at limit 1) f),
        (
          select min(e.occurred_at) from public.crm_events e
          where e.property_id = $1 and e.event_type = any ($2) and not e.processed)) as at
      """, [.id(property), .texts(types)])
  }

  /// What the engine did whose consequences are events as well.
  static func performed(_ property: ItemID, _ from: Timestamp, _ types: [String]) -> Statement {
    Statement(
      """
      select r.event_id, r.action_id from public.crm_action_runs r
      where r.property_id = $1 and r.created_at >= $2 and r.status = 'done' and r.action_type = any ($3)
      """, [.id(property), .timestamp(from), .texts(types)])
  }

  /// Clock events that were raised.
  static func clockEvents(_ property: ItemID, _ from: Timestamp, _ to: Timestamp, _ types: [String]) -> Statement {
    Statement(
      """
      select \(columns) from \(BusEvent.table) e left join public.crm_action_runs r on r.id = e.cause_run_id
      where e.property_id = $1 and e.event_type = any ($4) and e.occurred_at >= $2 and e.occurred_at <= $3
        and e.for_trigger_id is not null
      order by e.occurred_at, e.seq
      """, [.id(property), .timestamp(from), .timestamp(to), .texts(types)])
  }

  /// Moves between stages that were made by themselves.
  static func moves(_ property: ItemID, _ from: Timestamp, _ to: Timestamp) -> Statement {
    Statement(
      """
      select \(columns) from \(BusEvent.table) e left join public.crm_action_runs r on r.id = e.cause_run_id
      where e.property_id = $1 and e.event_type = 'lead_status_changed' and e.occurred_at >= $2 and e.occurred_at <= $3
        and e.hops > 0 and e.cause_run_id is null
      order by e.occurred_at, e.seq
      """, [.id(property), .timestamp(from), .timestamp(to)])
  }

  static func leads(_ property: ItemID, _ from: Timestamp, recorded: Timestamp?) -> Statement {
    Statement(
      "select lead_id, facts::text as facts, unknown, contact, stage_id, stage_since from public.crm_leads_then($1, $2, $3)",
      [.id(property), .timestamp(from), .timestamp(recorded)])
  }

  static func entities(_ property: ItemID, _ from: Timestamp) -> Statement {
    Statement(
      """
      select kind, entity_id, lead_id, payload::text as payload, moment, role
      from public.crm_entities_then($1, $2) order by kind, moment, entity_id
      """, [.id(property), .timestamp(from)])
  }

  /// Opens the stream of everything that happened, in its order: rebuilt before recorded, answers in between.
  ///
  /// A cursor, so that a month of events never stands in memory.
  static func open(_ window: Window) -> Statement {
    Statement(
      """
      declare backtest no scroll cursor for
      select \(columns), 'recorded' as origin, null::text[] as unknown, 2 as rank
      from \(BusEvent.table) e left join public.crm_action_runs r on r.id = e.cause_run_id
      where e.property_id = $1 and e.event_type = any ($4) and e.occurred_at >= $2 and e.occurred_at <= $3
        and (e.set_aside is null or e.hops > \(Routing.hopLimit))
      union all
      select null, 0, b.event_type, b.entity_type, b.entity_id, b.payload::text, b.lead_state::text, b.at, null, 0, null,
        null, 'rebuilt', b.unknown, 0
      from public.crm_rebuilt_events($1, $2, coalesce($5, $3)) b
      where b.event_type = any ($4)
      union all
      select null, 0, 'answer', 'conversation', a.conversation_id,
        jsonb_build_object('role', a.role, 'lead_id', a.lead_id)::text, null, a.at, null, 0, null, null, 'answer',
        null, 1
      from public.crm_answers($1, $2, $3) a where $6
      order by occurred_at, rank, seq, event_type, entity_id
      """,
      [
        .id(window.property), .timestamp(window.from), .timestamp(window.to), .texts(window.types),
        .timestamp(window.recordedSince), .bool(window.needsAnswers),
      ])
  }

  struct Window {
    var property: ItemID
    var from: Timestamp
    var to: Timestamp
    var types: [String]
    var recordedSince: Timestamp?
    var needsAnswers: Bool
  }

  static let fetch = Statement("fetch 1000 from backtest")
  static let close = Statement("close backtest")

  private static let columns = """
    e.id, e.seq, e.event_type, e.entity_type, e.entity_id, e.payload::text as payload, e.lead_state::text as lead_state,
    e.occurred_at, e.for_trigger_id, e.hops, r.event_id as cause_event, r.action_id as cause_action
    """
}
