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
      )
      select \(BusEvent.columns), coalesce(r.revision, 0) as revision
      from turn
      cross join lateral (select p.time_zone as zone from public.crm_property_zone(turn.property_id) p) z
      left join public.crm_property_revisions r on r.property_id = turn.property_id
      cross join lateral (
        select * from public.crm_events w where w.property_id = turn.property_id and not w.processed
        order by w.seq limit (select greatest(10, $2 / greatest(1, count(*))) from turn)
        -- The turn may have become free after this statement had looked: locked rows are looked at again.
        for update) e
      order by e.property_id, e.seq
      """, [.id(cursor), .int(limit)], kept: true)
  }

  /// "CFRT", so that these locks are nobody else's.
  private static let lockSpace = 0x4346_5254

  static func write(_ runs: [PlannedRun], processed: [ItemID]) -> [Statement] {
    var statements: [Statement] = []
    if !runs.isEmpty { statements.append(Statement(insert, [.json(.array(runs.map(\.row)))], kept: true)) }
    statements.append(
      Statement(
        "update public.crm_events set processed = true, processed_at = clock_timestamp() where id = any ($1)",
        [.ids(processed)], kept: true))
    return statements
  }

  private static let insert = """
    insert into public.crm_action_runs
      (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type, execution_order,
       is_external, entity_type, entity_id, lead_id, hops, due_at)
    select p, e, s, t, a, v, k, o, x, et, ei, l, h, d
    from jsonb_to_recordset($1) as r (
      p uuid, e uuid, s int8, t uuid, a uuid, v int4, k text, o int4, x bool, et text, ei uuid, l uuid, h int4,
      d timestamptz)
    on conflict (event_id, action_id) do nothing
    """

  static func setAside(_ event: ItemID, _ reason: String) -> Statement {
    Statement(
      """
      update public.crm_events set processed = true, processed_at = clock_timestamp(), set_aside = $2 where id = $1
      """, [.id(event), .text(reason)])
  }
}

extension PlannedRun {
  /// Short names, because a batch has hundreds.
  fileprivate var row: JSON {
    [
      "p": .string(property.value), "e": .string(event.value), "s": .number(JSONNumber(eventSeq)),
      "t": .string(trigger.value), "a": .string(action.value), "v": .number(JSONNumber(actionVersion)),
      "k": .string(actionType), "o": .number(JSONNumber(order)), "x": .bool(isExternal),
      "et": entityType.map(JSON.string) ?? .null, "ei": (entity?.value).map(JSON.string) ?? .null,
      "l": (lead?.value).map(JSON.string) ?? .null, "h": .number(JSONNumber(hops)), "d": .string(dueAt.description),
    ]
  }
}
