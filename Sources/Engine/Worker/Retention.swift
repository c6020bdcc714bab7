import ConfigSchema
import Store

/// Clears away what is old and settled, a little at a time, so that no long transaction and no burst of dead rows gets in the way.
public struct Retention: Hashable, Sendable {
  /// Days a settled run or a routed event is kept.
  public var days: Int
  /// Rows of each kind in one transaction.
  public var batch: Int
  /// The back-test looks 30 days back.
  public static let shortest = 31

  public init(days: Int = 400, batch: Int = 500) {
    (self.days, self.batch) = (max(Self.shortest, days), batch)
  }

  public struct Pruned: Hashable, Sendable {
    public var runs = 0
    public var events = 0
    public var count: Int { runs + events }
  }

  /// One small batch.
  /// - Returns: what went; nothing when nothing is old enough.
  public func prune(_ connection: Connection, now: Timestamp) throws(StoreError) -> Pruned {
    let before = Timestamp(seconds: now.seconds - Double(days) * 86_400)
    let runs = try connection.execute(Self.runs, [.timestamp(before), .int(batch)]).affected
    let events = try connection.execute(Self.events, [.timestamp(before), .int(batch)]).affected
    return Pruned(runs: runs, events: events)
  }

  private static let runs = """
    delete from public.crm_action_runs where ctid = any (array(
      select ctid from public.crm_action_runs
      where created_at < $1 and finished_at < $1 and status in ('done', 'cancelled', 'dead')
      limit $2 for update skip locked))
    """

  /// What the clock found stays as long as its trigger: it is the memory that this happening was told before.
  private static let events = """
    delete from public.crm_events where ctid = any (array(
      select e.ctid from public.crm_events e
      where e.created_at < $1 and e.processed and e.processed_at < $1
        and not exists (select from public.crm_action_runs r where r.event_id = e.id)
        and not exists (select from public.crm_triggers t where t.id = e.for_trigger_id)
      limit $2 for update of e skip locked))
    """
}
