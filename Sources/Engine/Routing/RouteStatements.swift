import ConfigSchema
import Store

/// The statements of routing. Their number does not depend on how many events a batch has.
enum RouteStatements {
  /// Takes a turn for as many properties as wait, and a share of the batch for each, so that a noisy one cannot keep the others
  /// waiting. A property belongs to one router at a time: its events are routed in their order.
  ///
  /// The first statement answers with one row for each property that waits, or one alone when none does, and the second with the
  /// events taken. They are two because the second must see what a router had done that gave its turn away meanwhile. What lies
  /// below the watermark is not looked at.
  static func claim(after cursor: ItemID, above watermark: LowWatermark, limit: Int) -> [Statement] {
    let own = watermark.own.map { ($0.key, $0.value) }
    return [
      Statement(
        takeTurn,
        [.id(cursor), .int(limit), .int(watermark.common), .ids(own.map(\.0)), .ints(own.map(\.1))], kept: true),
      Statement(take, kept: true),
      .unhurried,
    ]
  }

  private static let takeTurn = """
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
    size as materialized (
      select least($2, greatest(10, $2 / greatest(1, count(*)))) as share, (array_agg(property_id))[count(*)] as last,
        coalesce(array_agg(property_id), '{}') as properties, coalesce(array_agg(seq), '{}') as firsts
      from turn),
    told as materialized (
      select set_config('configurator.turn', properties::text, true), set_config('configurator.turn_from', firsts::text, true),
        set_config('configurator.turn_share', share::text, true), share, last
      from size)
    select w.property_id as waiting, w.seq as first, told.share, told.last,
      pg_snapshot_xmin(n.snapshot)::text::int8 as oldest_running, pg_snapshot_xmax(n.snapshot)::text::int8 as first_unbegun,
      coalesce(pg_sequence_last_value('public.crm_events_seq_seq'), 0) as drawn
    from (select pg_current_snapshot() as snapshot) n
    cross join told
    left join waiting w on true
    """

  private static let take = """
    with turn as materialized (
      select * from unnest(
        current_setting('configurator.turn')::uuid[], current_setting('configurator.turn_from')::int8[])
        as t (property_id, seq))
    select \(BusEvent.columns), e.place::text as place, coalesce(r.revision, 0) as revision,
      s.property_id is not null as starts_workflows
    from turn t
    left join public.crm_property_revisions r on r.property_id = t.property_id
    left join public.crm_starting_workflows((select array_agg(property_id) from turn)) s on s.property_id = t.property_id
    cross join lateral (
      select k.*, k.ctid as place from public.crm_events k
      where k.property_id = t.property_id and k.seq >= t.seq and not k.processed
      order by k.seq limit current_setting('configurator.turn_share')::int8) e
    """

  /// "CFRT", so that these locks are nobody else's.
  private static let lockSpace = 0x4346_5254

  /// Marks the events and writes down what they lead to. What is the same for many runs travels once. Answers with the runs that
  /// live in the database, are due already and are not done along.
  ///
  /// - Parameters:
  ///   - work: what is done along.
  ///   - sparingOld: leaves runs alone that an event has led to before, as it may have when somebody has set it back.
  ///     Without, they are refused; looking for them costs every batch something.
  static func write(
    _ runs: [NewRun], along work: PromptRunner.Work?, processed: [String], sparingOld: Bool
  ) -> Statement {
    guard !runs.isEmpty else { return Statement(mark, [.texts(processed)], kept: true) }
    var places: [RunKind: Int] = [:]
    var kinds: [RunKind] = []
    let kindOfRun = runs.map { run -> Int in
      let kind = RunKind(run.plan, isDone: work?.done.contains(run.id) ?? false)
      if let place = places[kind] { return place }
      kinds.append(kind)
      places[kind] = kinds.count
      return kinds.count
    }
    return Statement(
      sparingOld ? insertNew : insert,
      [
        .texts(processed), .ids(runs.map(\.id)), .ints(runs.map(\.plan.eventSeq)), .ints(kindOfRun),
        .json(.array(kinds.enumerated().map { $1.row($0 + 1) })), .text(work?.worker),
      ], kept: true)
  }

  private static let mark = """
    update public.crm_events set processed = true, processed_at = clock_timestamp() where ctid = any ($1::text[]::tid[])
    """

  private static let insert = insert()
  private static let insertNew = insert("on conflict (event_id, action_id) do nothing")

  private static func insert(_ onConflict: String = "") -> String {
    """
    with marked as (\(mark)
      returning id, property_id, seq, entity_type, entity_id, hops, occurred_at,
        coalesce(payload ->> 'lead_id', lead_state ->> 'id') as lead),
    kinds as materialized (
      select * from jsonb_to_recordset($5) as k (
        n int8, trigger uuid, action uuid, version int4, type text, place int4, is_external bool, delay int8,
        is_done bool)),
    written as (
    insert into public.crm_action_runs
      (id, property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type, execution_order,
       is_external, entity_type, entity_id, lead_id, hops, due_at, status, attempt, worker, finished_at)
    select r.id, e.property_id, e.id, e.seq, k.trigger, k.action, k.version, k.type, k.place, k.is_external, e.entity_type,
      e.entity_id, e.lead::uuid, e.hops + 1, e.occurred_at + k.delay * interval '1 minute',
      case when k.is_done then 'done' else 'pending' end, k.is_done::int4, case when k.is_done then $6 end,
      case when k.is_done then clock_timestamp() end
    from unnest($2::uuid[], $3::int8[], $4::int8[]) as r (id, event, kind) join marked e on e.seq = r.event join kinds k on k.n = r.kind
    \(onConflict)
    returning id, is_external, due_at, status),
    -- An event that was touched since it was read is in another place now: it is not marked, leads to nothing and is read again.
    -- What is done along for it would be done again, so there the statement fails.
    whole as materialized (select 1 / (count(*) = cardinality($1) or $6 is null)::int4 from marked)
    select w.id from whole
    left join written w on w.status = 'pending' and not w.is_external and w.due_at <= clock_timestamp()
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
  let isDone: Bool

  init(_ run: PlannedRun, isDone: Bool) {
    self.isDone = isDone
    (trigger, action, version) = (run.trigger, run.action, run.actionVersion)
    (type, place, isExternal, delay) = (run.actionType, run.order, run.isExternal, run.delayMinutes)
  }

  /// - Parameter number: by which a run names it.
  func row(_ number: Int) -> JSON {
    [
      "n": .number(JSONNumber(number)), "trigger": .string(trigger.value), "action": .string(action.value),
      "version": .number(JSONNumber(version)), "type": .string(type), "place": .number(JSONNumber(place)),
      "is_external": .bool(isExternal), "delay": .number(JSONNumber(delay)),
      "is_done": .bool(isDone),
    ]
  }
}
