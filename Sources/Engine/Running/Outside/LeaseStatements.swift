import ConfigSchema
import Store

/// The statements that take runs for a worker, keep them and give them back. Every one of the last kind is guarded by the fence.
enum LeaseStatements {
  /// "CFRS", so that these locks are nobody else's.
  private static let lockSpace = 0x4346_5253

  /// Due runs and those whose worker was lost, held by this transaction. What is for a lead that somebody else is just looking at
  /// is left out. Every community that has something due gets a share, so that a crowded one does not keep the others waiting.
  static func claim(_ now: Timestamp, limit: Int) -> Statement {
    Statement(
      """
      with recursive waiting as (
        (select r.property_id, r.due_at from public.crm_action_runs r
          where r.status = 'pending' and r.is_external order by r.property_id, r.due_at limit 1)
        union all
        select n.property_id, n.due_at from waiting w cross join lateral (
          select r.property_id, r.due_at from public.crm_action_runs r
          where r.status = 'pending' and r.is_external and r.property_id > w.property_id
          order by r.property_id, r.due_at limit 1) n),
      -- Who has waited longest comes first, where there is not room for all.
      turn as materialized (select w.property_id from waiting w where w.due_at <= $1 order by w.due_at limit $2),
      due as materialized (
        select d.* from turn t cross join lateral (
          select r.id, r.lead_id, r.due_at, r.event_seq, r.execution_order from public.crm_action_runs r
          where r.property_id = t.property_id and r.status = 'pending' and r.is_external and r.due_at <= $1 and not exists (
            select from public.crm_action_runs o
            where o.lead_id = r.lead_id and o.status = 'running' and o.lease_until > $1)
          order by r.due_at, r.event_seq, r.execution_order
          limit (select greatest(1, $2 / greatest(1, count(*))) from turn) for update of r skip locked) d),
      lost as materialized (
        select r.id, r.lead_id, r.due_at, r.event_seq, r.execution_order from public.crm_action_runs r
        where r.status = 'running' and r.lease_until <= $1
        order by r.lease_until limit $2 for update skip locked)
      select c.id, c.lead_id from (
        select distinct on (coalesce(a.lead_id, a.id)) a.*
        from (select * from lost union all select * from due) a
        order by coalesce(a.lead_id, a.id), a.due_at, a.event_seq, a.execution_order) c
      where c.lead_id is null or pg_try_advisory_xact_lock(\(lockSpace), hashtext(c.lead_id::text))
      order by c.due_at, c.event_seq, c.execution_order limit $2
      """, [.timestamp(now), .int(limit)])
  }

  /// Everything about them, seen after they are held: what another worker has committed meanwhile is in it.
  static func read(_ runs: [ItemID], now: Timestamp) -> Statement {
    Statement(
      """
      with due as materialized (select * from public.crm_action_runs where id = any ($2)),
      -- Wall clocks, looked up once for each property.
      zones as materialized (
        select p.property_id, c.time_zone
        from (select distinct property_id from due) p cross join lateral public.crm_property_zone(p.property_id) c)
      select \(DueRun.columns), d.status, d.worker, d.tried_before, z.time_zone, k.texts_per_day, k.emails_per_day,
        e.event_type, e.occurred_at,
        public.crm_delivery_facts(d.property_id, d.lead_id)::text as wishes,
        array(
          select s.finished_at::text from public.crm_action_runs s
          where s.is_external and s.lead_id = d.lead_id and s.action_type = d.action_type and s.status = 'done'
            and s.finished_at > $1 - interval '24 hours'
          order by s.finished_at desc limit 100) as recent,
        exists (
          select from public.crm_action_runs o
          where o.lead_id = d.lead_id and o.id <> d.id and o.status = 'running' and o.lease_until > $1) as is_busy
      from due d \(DueRun.sources)
      join zones z on z.property_id = d.property_id
      left join public.crm_delivery_limits k on k.property_id = d.property_id
      order by d.due_at, d.event_seq, d.execution_order
      """, [.timestamp(now), .ids(runs)])
  }

  static func lease(_ runs: [ItemID], worker: String, until: Timestamp) -> Statement {
    Statement(
      """
      update public.crm_action_runs
      set status = 'running', fence = fence + 1, attempt = attempt + 1, worker = $2, lease_until = $3, reason = null
      where id = any ($1)
      """, [.ids(runs), .text(worker), .timestamp(until)])
  }

  /// What becomes of a claimed run that is not sent now.
  struct Verdict: Error, Sendable {
    var run: ItemID
    /// `cancelled`, `held`, `dead`, or `pending` with a later time.
    var status: String
    var reason: String
    var due: Timestamp?
  }

  /// The fence moves, so that a worker that was lost with such a run cannot come back to it.
  static func settle(_ verdicts: [Verdict], worker: String, now: Timestamp) -> Statement {
    let rows = verdicts.map {
      [
        "id": .string($0.run.value), "s": .string($0.status), "r": .string($0.reason),
        "d": ($0.due?.description).map(JSON.string) ?? .null,
      ] as JSON
    }
    return Statement(
      """
      update public.crm_action_runs a set status = v.s, reason = v.r, worker = $2, fence = a.fence + 1, lease_until = null,
        due_at = coalesce(v.d, a.due_at), finished_at = case when v.s in ('cancelled', 'dead') then $3::timestamptz end
      from jsonb_to_recordset($1) as v (id uuid, s text, r text, d timestamptz) where a.id = v.id
      """, [.json(.array(rows)), .text(worker), .timestamp(now)])
  }

  /// An attempt whose worker was never heard of again.
  static func lost(_ runs: [(id: ItemID, worker: String)], now: Timestamp) -> Statement {
    let rows = runs.map { ["id": .string($0.id.value), "w": .string($0.worker)] as JSON }
    return Statement(
      """
      insert into public.crm_run_errors (run_id, attempt, at, message)
      select a.id, a.attempt, $2, format('%s was not heard of any more; whether it was sent is not known', v.w)
      from jsonb_to_recordset($1) as v (id uuid, w text) join public.crm_action_runs a on a.id = v.id
      on conflict (run_id, attempt) do nothing
      """, [.json(.array(rows)), .timestamp(now)])
  }

  /// - Returns: in its answer, the runs that still belong to whoever asks.
  static func extend(_ runs: [LeasedRun], until: Timestamp) -> Statement {
    let rows = runs.map { ["id": .string($0.id.value), "f": .number(JSONNumber($0.fence))] as JSON }
    return Statement(
      """
      update public.crm_action_runs a set lease_until = $2
      from jsonb_to_recordset($1) as v (id uuid, f int8)
      where a.id = v.id and a.fence = v.f and a.status = 'running' returning a.id
      """, [.json(.array(rows)), .timestamp(until)])
  }

  /// When there is something to do: the next run that falls due, the next lease that runs out.
  static func next(after now: Timestamp) -> Statement {
    Statement(
      """
      select least(
        (select min(due_at) from public.crm_action_runs where status = 'pending' and is_external and due_at > $1),
        (select min(lease_until) from public.crm_action_runs where status = 'running' and lease_until > $1)) as at
      """, [.timestamp(now)])
  }
}
