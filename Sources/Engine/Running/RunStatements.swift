import ConfigSchema
import Store

/// The statements around a batch of runs.
enum RunStatements {
  /// Due runs, held by this transaction until it ends. A worker that dies gives them back with its session.
  ///
  /// - Parameters:
  ///   - place: where in their order to begin; nil = at the start.
  ///   - known: runs that are taken wherever they stand, if they are still to be done and no longer queue stands before them.
  ///   - limit: of those that are not known.
  static func claim(_ now: Timestamp, from place: DuePlace?, known: [ItemID], limit: Int) -> Statement {
    Statement(
      """
      with ahead as materialized (
        select * from public.crm_action_runs
        where status = 'pending' and not is_external and due_at <= $1
          and (due_at, event_seq, execution_order) >= (coalesce($3, '-infinity'::timestamptz), $4, $5)
        order by due_at, event_seq, execution_order limit $2 for update skip locked),
      -- Found by their identifiers, however inviting the index of what is due looks: what is done is in it until it is cleared away.
      -- Not while others have waited longer than fit into a batch: those of one lead are done in their order.
      known as materialized (
        select * from public.crm_action_runs
        where id = any ($6) and coalesce(status, '') = 'pending' and not is_external and due_at <= $1
          and (select count(*) from ahead) < $2
        for update skip locked),
      due as materialized (
        select a.*, true as is_ahead from ahead a
        union all
        select k.*, false from known k where k.id not in (select id from ahead))
      select \(DueRun.columns), d.due_at, d.event_seq, d.execution_order, d.is_ahead from due d \(DueRun.sources)
      order by d.due_at, d.event_seq, d.execution_order
      """,
      [
        .timestamp(now), .int(limit), .timestamp(place?.dueAt), .int(place?.eventSeq ?? 0), .int(place?.order ?? 0),
        .ids(known),
      ], kept: true)
  }

  /// Which of these leads and other subjects have something waiting that is due.
  static func waiting(before subjects: [ItemID], now: Timestamp) -> Statement {
    Statement(
      """
      select distinct coalesce(lead_id, entity_id) as subject from public.crm_action_runs
      where coalesce(lead_id, entity_id) = any ($1) and coalesce(status, 'none') = 'pending' and not is_external
        and due_at <= $2
      """, [.ids(subjects), .timestamp(now)], kept: true)
  }

  /// Tells the capture which of our runs stand behind what it is about to see.
  static func causes(_ runs: [ReadyRun]) -> Statement {
    var causes = Causes(hops: runs.map(\.run.hops).max() ?? 0)
    for ready in runs {
      let run = ready.run
      if let lead = run.lead { causes.add(run.id, about: lead) }
      if let entity = run.entity, entity != run.lead { causes.add(run.id, about: entity) }
    }
    return causes.statement
  }

  static func done(_ runs: [ItemID], _ worker: String) -> Statement {
    Statement(
      """
      update public.crm_action_runs set status = 'done', attempt = attempt + 1, worker = $2, reason = null,
        finished_at = clock_timestamp()
      where id = any ($1)
      """, [.ids(runs), .text(worker)], kept: true)
  }

  /// - Parameter verdicts: `cancelled` or `held`, and why.
  static func settle(_ verdicts: [(run: ItemID, status: String, reason: String)], _ worker: String) -> Statement {
    let rows = verdicts.map {
      ["id": .string($0.run.value), "s": .string($0.status), "r": .string($0.reason)] as JSON
    }
    return Statement(
      """
      update public.crm_action_runs a set status = v.s, reason = v.r, worker = $2,
        finished_at = case v.s when 'cancelled' then clock_timestamp() end
      from jsonb_to_recordset($1) as v (id uuid, s text, r text) where a.id = v.id
      """, [.json(.array(rows)), .text(worker)], kept: true)
  }

  /// An attempt that the database refused. With a time it is tried again then, without one it is given up.
  static func failed(_ run: ItemID, _ message: String, again: Timestamp?, _ worker: String) -> [Statement] {
    [
      Statement(
        """
        update public.crm_action_runs set attempt = attempt + 1, worker = $2, reason = $3,
          status = case when $4::timestamptz is null then 'dead' else 'pending' end,
          due_at = coalesce($4, due_at), finished_at = case when $4 is null then clock_timestamp() end
        where id = $1
        """, [.id(run), .text(worker), .text(message), .timestamp(again)]),
      Statement(
        """
        insert into public.crm_run_errors (run_id, attempt, message)
        select id, attempt, $2 from public.crm_action_runs where id = $1
        on conflict (run_id, attempt) do nothing
        """, [.id(run), .text(message)]),
    ]
  }
}
