import ConfigSchema
import Store

/// The two statements of routing. Their number does not depend on how many events a batch has.
enum RouteStatements {
  /// Takes a turn for as many properties as wait, and a share of the batch for each, so that a noisy one cannot keep the others
  /// waiting. A property belongs to one router at a time: its events are routed in their order.
  ///
  /// Answers with one row for each event taken and one for each other property that waits, or one alone when none does. What lies
  /// below the watermark is not looked at.
  static func claim(after cursor: ItemID, above watermark: LowWatermark, limit: Int) -> Statement {
    let own = watermark.own.map { ($0.key, $0.value) }
    return Statement(
      """
      with marks as (select * from unnest($4::uuid[], $5::int8[]) as m (property_id, seq)),
      waiting as materialized (
        select p.property_id, w.seq
        from public.crm_bus_properties() p
        left join marks m on m.property_id = p.property_id
        cross join lateral (
          select e.seq from public.crm_events e
          where e.property_id = p.property_id and e.seq > coalesce(m.seq, $3) and not e.processed order by e.seq limit 1) w),
      turn as materialized (
        select w.property_id, w.seq
        from (select * from waiting order by property_id <= $1, property_id limit $2) w
        where pg_try_advisory_xact_lock(\(lockSpace), hashtext(w.property_id::text))
        -- Half of them, so that a second worker finds something to do.
        limit (select greatest(1, (count(*) + 1) / 2) from waiting)
      ),
      share as materialized (select least($2, greatest(10, $2 / greatest(1, count(*)))) as size from turn),
      -- Asked once for each property, wherever the plan would put it.
      zones as materialized (
        select t.property_id, z.time_zone as zone, public.crm_starts_workflows(t.property_id) as starts_workflows
        from turn t cross join lateral public.crm_property_zone(t.property_id) z)
      select \(BusEvent.columns), coalesce(r.revision, 0) as revision, z.starts_workflows,
        w.property_id as waiting, w.seq as first, (select size from share) as share,
        pg_snapshot_xmin(n.snapshot)::text::int8 as oldest_running, pg_snapshot_xmax(n.snapshot)::text::int8 as first_unbegun,
        coalesce(pg_sequence_last_value('public.crm_events_seq_seq'), 0) as drawn
      from (select pg_current_snapshot() as snapshot) n
      left join waiting w on true
      left join (
        turn t
        join zones z on z.property_id = t.property_id
        left join public.crm_property_revisions r on r.property_id = t.property_id
        cross join lateral (
          select * from public.crm_events k where k.property_id = t.property_id and k.seq >= t.seq and not k.processed
          order by k.seq limit (select size from share)
          -- The turn may have become free after this statement had looked: locked rows are looked at again.
          for update) e) on t.property_id = w.property_id
      order by w.property_id <= $1, w.property_id, e.seq
      """,
      [.id(cursor), .int(limit), .int(watermark.common), .ids(own.map(\.0)), .ints(own.map(\.1))], kept: true)
  }

  /// "CFRT", so that these locks are nobody else's.
  private static let lockSpace = 0x4346_5254

  /// Marks the events and writes down what they lead to. What is the same for many runs travels once. Answers with the runs that
  /// live in the database and are due already.
  ///
  /// - Parameter sparingOld: leaves runs alone that an event has led to before, as it may have when somebody has set it back.
  ///   Without, they are refused; looking for them costs every batch something.
  static func write(_ runs: [PlannedRun], processed: [ItemID], sparingOld: Bool) -> Statement {
    guard !runs.isEmpty else { return Statement(mark, [.ids(processed)], kept: true) }
    var places: [RunKind: Int] = [:]
    var kinds: [RunKind] = []
    let kindOfRun = runs.map { run -> Int in
      let kind = RunKind(run)
      if let place = places[kind] { return place }
      kinds.append(kind)
      places[kind] = kinds.count
      return kinds.count
    }
    return Statement(
      sparingOld ? insertNew : insert,
      [
        .ids(processed), .ids(runs.map(\.event)), .ints(kindOfRun),
        .json(.array(kinds.enumerated().map { $1.row($0 + 1) })),
      ], kept: true)
  }

  private static let mark = """
    update public.crm_events set processed = true, processed_at = clock_timestamp() where id = any ($1)
    """

  private static let insert = insert()
  private static let insertNew = insert("on conflict (event_id, action_id) do nothing")

  private static func insert(_ onConflict: String = "") -> String {
    """
    with marked as (\(mark)
      returning id, property_id, seq, entity_type, entity_id, hops, occurred_at,
        coalesce(payload ->> 'lead_id', lead_state ->> 'id') as lead),
    kinds as materialized (
      select * from jsonb_to_recordset($4) as k (
        n int8, trigger uuid, action uuid, version int4, type text, place int4, is_external bool, delay int8)),
    written as (
    insert into public.crm_action_runs
      (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type, execution_order,
       is_external, entity_type, entity_id, lead_id, hops, due_at)
    select e.property_id, e.id, e.seq, k.trigger, k.action, k.version, k.type, k.place, k.is_external, e.entity_type,
      e.entity_id, e.lead::uuid, e.hops + 1, e.occurred_at + k.delay * interval '1 minute'
    from unnest($2::uuid[], $3::int8[]) as r (event, kind) join marked e on e.id = r.event join kinds k on k.n = r.kind
    \(onConflict)
    returning id, is_external, due_at)
    select id from written where not is_external and due_at <= clock_timestamp()
    """
  }

  /// - Parameter onlyIfWaiting: leaves it when somebody has routed it meanwhile.
  static func setAside(_ event: ItemID, _ reason: String, onlyIfWaiting: Bool = false) -> Statement {
    Statement(
      """
      update public.crm_events set processed = true, processed_at = clock_timestamp(), set_aside = $2
      where id = $1 and not (processed and $3)
      """, [.id(event), .text(reason), .bool(onlyIfWaiting)])
  }
}

/// What the runs of one action have in common.
private struct RunKind: Hashable {
  let trigger: ItemID
  let action: ItemID
  let version: Int
  let type: String
  let place: Int
  let isExternal: Bool
  let delay: Int

  init(_ run: PlannedRun) {
    (trigger, action, version) = (run.trigger, run.action, run.actionVersion)
    (type, place, isExternal, delay) = (run.actionType, run.order, run.isExternal, run.delayMinutes)
  }

  /// - Parameter number: by which a run names it.
  func row(_ number: Int) -> JSON {
    [
      "n": .number(JSONNumber(number)), "trigger": .string(trigger.value), "action": .string(action.value),
      "version": .number(JSONNumber(version)), "type": .string(type), "place": .number(JSONNumber(place)),
      "is_external": .bool(isExternal), "delay": .number(JSONNumber(delay)),
    ]
  }
}
