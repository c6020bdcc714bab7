import ConfigSchema
import Store

/// The two statements of routing. Their number does not depend on how many events a batch has.
enum RouteStatements {
  /// Takes a turn for as many properties as wait, and a share of the batch for each, so that a noisy one cannot keep the others
  /// waiting. A property belongs to one router at a time: its events are routed in their order.
  ///
  /// Nothing is found by a position that only moves forward, so an event that was committed late is found as well.
  static func claim(after cursor: ItemID, limit: Int) -> Statement {
    Statement(
      """
      with recursive waiting as (
        select (select e.property_id from public.crm_events e
          where not e.processed and e.property_id > $1 order by e.property_id limit 1) as property_id
        union all
        select (select e.property_id from public.crm_events e
          where not e.processed and e.property_id > w.property_id order by e.property_id limit 1)
        from waiting w where w.property_id is not null
      ),
      turn as materialized (
        select w.property_id from (select property_id from waiting where property_id is not null limit \(limit)) w
        where pg_try_advisory_xact_lock(\(lockSpace), hashtext(w.property_id::text))
        -- Half of them, so that a second worker finds something to do.
        limit (select greatest(1, (count(property_id) + 1) / 2) from waiting)
      ),
      -- Asked once for each property, wherever the plan would put it.
      zones as materialized (
        select t.property_id, z.time_zone as zone
        from turn t cross join lateral public.crm_property_zone(t.property_id) z)
      select \(BusEvent.columns), coalesce(r.revision, 0) as revision,
        (select s.is_on and s.starts from public.crm_workflow_switch s) as starts_workflows
      from turn
      join zones z on z.property_id = turn.property_id
      left join public.crm_property_revisions r on r.property_id = turn.property_id
      cross join lateral (
        select * from public.crm_events w where w.property_id = turn.property_id and not w.processed
        order by w.seq limit (select least($2, greatest(10, $2 / greatest(1, count(*)))) from turn)
        -- The turn may have become free after this statement had looked: locked rows are looked at again.
        for update) e
      order by e.property_id, e.seq
      """, [.id(cursor), .int(limit)], kept: true)
  }

  /// "CFRT", so that these locks are nobody else's.
  private static let lockSpace = 0x4346_5254

  /// Marks the events and writes down what they lead to. What is the same for many runs travels once.
  static func write(_ runs: [PlannedRun], processed: [ItemID]) -> Statement {
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
      insert,
      [
        .ids(processed), .ids(runs.map(\.event)), .ints(kindOfRun),
        .json(.array(kinds.enumerated().map { $1.row($0 + 1) })),
      ], kept: true)
  }

  private static let mark = """
    update public.crm_events set processed = true, processed_at = clock_timestamp() where id = any ($1)
    """

  private static let insert = """
    with marked as (\(mark)
      returning id, property_id, seq, entity_type, entity_id, hops, occurred_at,
        coalesce(payload ->> 'lead_id', lead_state ->> 'id') as lead),
    kinds as materialized (
      select * from jsonb_to_recordset($4) as k (
        n int8, trigger uuid, action uuid, version int4, type text, place int4, is_external bool, delay int8))
    insert into public.crm_action_runs
      (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type, execution_order,
       is_external, entity_type, entity_id, lead_id, hops, due_at)
    select e.property_id, e.id, e.seq, k.trigger, k.action, k.version, k.type, k.place, k.is_external, e.entity_type,
      e.entity_id, e.lead::uuid, e.hops + 1, e.occurred_at + k.delay * interval '1 minute'
    from unnest($2::uuid[], $3::int8[]) as r (event, kind) join marked e on e.id = r.event join kinds k on k.n = r.kind
    on conflict (event_id, action_id) do nothing
    """

  static func setAside(_ event: ItemID, _ reason: String) -> Statement {
    Statement(
      """
      update public.crm_events set processed = true, processed_at = clock_timestamp(), set_aside = $2 where id = $1
      """, [.id(event), .text(reason)])
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
