import ConfigSchema
import Store

/// The statements that end an attempt. Each takes effect only for whoever holds the newest fence.
enum FinishStatements {
  private static let mine = "where id = $1 and fence = $2 and status = 'running'"

  static func done(_ run: LeasedRun, externalID: String?, reason: String? = nil, now: Timestamp) -> Statement {
    Statement(
      """
      update public.crm_action_runs set status = 'done', reason = $5, lease_until = null, finished_at = $3,
        result = case when $4::text is null then null else jsonb_build_object('external_id', $4::text) end \(mine)
      """, [.id(run.id), .int(run.fence), .timestamp(now), .text(externalID), .text(reason)])
  }

  static func again(_ run: LeasedRun, at: Timestamp, reason: String) -> Statement {
    Statement(
      "update public.crm_action_runs set status = 'pending', due_at = $3, reason = $4, lease_until = null \(mine)",
      [.id(run.id), .int(run.fence), .timestamp(at), .text(reason)])
  }

  static func dead(_ run: LeasedRun, reason: String, now: Timestamp) -> Statement {
    Statement(
      """
      update public.crm_action_runs set status = 'dead', reason = $4, lease_until = null, finished_at = $3 \(mine)
      """, [.id(run.id), .int(run.fence), .timestamp(now), .text(reason)])
  }

  static func held(_ run: LeasedRun, reason: String) -> Statement {
    Statement(
      "update public.crm_action_runs set status = 'held', reason = $3, lease_until = null \(mine)",
      [.id(run.id), .int(run.fence), .text(reason)])
  }

  static func error(_ run: LeasedRun, _ message: String, now: Timestamp) -> Statement {
    Statement(
      """
      insert into public.crm_run_errors (run_id, attempt, at, message) values ($1, $2, $3, $4)
      on conflict (run_id, attempt) do nothing
      """, [.id(run.id), .int(run.attempt), .timestamp(now), .text(message)])
  }

  static func refused(worker: String, wanted: String, count: Int) -> Statement {
    Statement(
      """
      insert into public.crm_refused_finishes as r (worker, wanted, count) values ($1, $2, $3)
      on conflict (worker, wanted) do update set count = r.count + excluded.count
      """, [.text(worker), .text(wanted), .int(count)])
  }

  /// Whether this very attempt was finished already: its answer got lost with a connection.
  static func isFinished(_ run: LeasedRun) -> Statement {
    Statement(
      "select from public.crm_action_runs where id = $1 and fence = $2 and status <> 'running'",
      [.id(run.id), .int(run.fence)])
  }
}
