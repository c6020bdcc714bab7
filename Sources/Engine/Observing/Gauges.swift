import ConfigSchema
import Store

/// How things stand on the bus at a moment. Read through indexes, so that looking often costs little.
public struct Gauges: Hashable, Sendable {
  /// Seconds the oldest unrouted event of each property has waited; properties where none waits are left out.
  public var lags: [(property: ItemID, seconds: Double)] { zip(properties, seconds).map { ($0, $1) } }
  private var properties: [ItemID] = []
  private var seconds: [Double] = []
  /// Runs that are due: what lives in the database, and what leaves the machine.
  public var dueInside = 0
  public var dueOutside = 0
  /// Seconds since the oldest of them fell due.
  public var oldestDue = 0.0
  public var running = 0
  public var held = 0
  /// What was turned away because it came too late, by what it wanted.
  public var refused: [String: Int] = [:]
  public var captureFailures = 0
  /// Seconds the oldest snapshot has been open among the sessions this login may see.
  public var snapshotAge = 0.0

  /// The most properties that are told one by one.
  static let mostProperties = 1000

  /// - Parameter connection: working as `configurator_engine`.
  public static func read(_ connection: Connection, now: Timestamp) throws(StoreError) -> Gauges {
    let answers = try connection.batch([
      Statement(lag, [.timestamp(now), .int(mostProperties)]), Statement(standing, [.timestamp(now)]),
      Statement("select wanted, sum(count)::int8 as count from public.crm_refused_finishes group by wanted"),
    ])
    var gauges = Gauges()
    for row in answers[0] {
      gauges.properties.append(try row.value("property_id"))
      gauges.seconds.append(try row.value("seconds"))
    }
    let row = try answers[1].only()
    (gauges.dueInside, gauges.dueOutside) = (try row.value("inside"), try row.value("outside"))
    (gauges.running, gauges.held) = (try row.value("running"), try row.value("held"))
    (gauges.oldestDue, gauges.snapshotAge) = (try row.value("oldest"), try row.value("snapshot"))
    gauges.captureFailures = try row.value("failures")
    for row in answers[2] { gauges.refused[try row.value("wanted")] = try row.value("count") }
    return gauges
  }

  private static let lag = """
    with recursive waiting as (
      (select property_id from public.crm_events where not processed order by property_id limit 1)
      union all
      select (select e.property_id from public.crm_events e
        where not e.processed and e.property_id > w.property_id order by e.property_id limit 1)
      from waiting w where w.property_id is not null)
    select w.property_id, greatest(0, extract(epoch from $1::timestamptz - e.created_at))::float8 as seconds
    from (select property_id from waiting where property_id is not null limit $2) w
    cross join lateral (
      select created_at from public.crm_events where property_id = w.property_id and not processed order by seq limit 1) e
    """

  private static let standing = """
    select
      (select count(*) from public.crm_action_runs where status = 'pending' and not is_external and due_at <= $1) as inside,
      (select count(*) from public.crm_action_runs where status = 'pending' and is_external and due_at <= $1) as outside,
      (select count(*) from public.crm_action_runs where status = 'running') as running,
      (select count(*) from public.crm_action_runs where status = 'held') as held,
      greatest(0, extract(epoch from $1 - least(
        (select min(due_at) from public.crm_action_runs where status = 'pending' and not is_external),
        (select min(due_at) from public.crm_action_runs where status = 'pending' and is_external))), 0)::float8 as oldest,
      (select count(*) from public.crm_capture_failures) as failures,
      coalesce((select extract(epoch from max(clock_timestamp() - xact_start)) from pg_catalog.pg_stat_activity
        where backend_xmin is not null and pid <> pg_backend_pid()), 0)::float8 as snapshot
    """
}
