import BenchmarkSupport
import ConfigSchema
import Engine
import Store

/// Events routed a second, beside one statement written by hand that inserts the same runs and marks the same events, in tables
/// with the same indexes and the same foreign keys, looking at no condition.
struct RouteTable {
  let scene: Scene
  var events = 10_000
  var rounds = 5

  func run() throws {
    try makePeer()
    print(
      "  batch   routed/s   hand-written/s   ratio   (medians of \(rounds) rounds of \(events) events, 50 triggers)")
    for batch in [100, 500] {
      var (ours, theirs): ([Double], [Double]) = ([], [])
      for _ in 0..<rounds {
        ours.append(try routing(batch))
        theirs.append(try handWritten(batch))
      }
      let (a, b) = (ours.median, theirs.median)
      print(
        "  \("\(batch)".padded(5))   \(a.whole.padded(8))   \(b.whole.padded(14))   \((a / b).short.padded(5))")
    }
  }

  /// Events a second.
  func routing(_ batch: Int) throws -> Double {
    try scene.forget()
    try scene.publish(events)
    try scene.analyze()
    let router = Router(try scene.engine())
    var done = 0
    let time = try milliseconds {
      while done < events {
        let routed = try router.route(limit: batch)
        precondition(routed.events > 0 && routed.runs == routed.events && routed.setAside == 0)
        done += routed.events
      }
    }
    return Double(done) / time * 1000
  }

  private func makePeer() throws {
    try scene.owner.script(
      """
      drop schema if exists bench cascade;
      create schema bench;
      create table bench.crm_events (like public.crm_events including all);
      create table bench.crm_action_runs (like public.crm_action_runs including all);
      -- What a copy leaves out, and the tables themselves ask of whoever writes them.
      alter table bench.crm_events add foreign key (property_id) references public.properties (id) on delete cascade;
      alter table bench.crm_action_runs add foreign key (property_id) references public.properties (id) on delete cascade;
      """)
  }

  private func handWritten(_ batch: Int) throws -> Double {
    try scene.forget()
    try scene.publish(events)
    let connection = try Connection(scene.server.owner)
    let columns: String = try connection.execute(
      """
      select string_agg(attname, ', ') as names from pg_attribute
      where attrelid = 'public.crm_events'::regclass and attnum > 0 and attgenerated = ''
      """
    ).only().value("names")
    try connection.script(
      """
      truncate bench.crm_events, bench.crm_action_runs;
      insert into bench.crm_events (\(columns)) overriding system value select \(columns) from public.crm_events;
      """)
    try connection.execute("vacuum (analyze) bench.crm_events")
    let made = try connection.execute(
      """
      select t.id as trigger, a.id as action from public.crm_triggers t join public.crm_actions a on a.trigger_id = t.id
      where t.property_id = $1 limit 1
      """, [.id(scene.properties[0])]
    ).only()
    let (trigger, action): (ItemID, ItemID) = (try made.value("trigger"), try made.value("action"))
    var done = 0
    let time = try milliseconds {
      while done < events {
        done += try connection.execute(Self.statement, [.id(trigger), .id(action), .int(batch)]).affected
      }
    }
    let left = try connection.execute("select id from bench.crm_events where not processed").count
    precondition(left == 0)
    return Double(done) / time * 1000
  }

  private static let statement = """
    with batch as (
      select id from bench.crm_events where not processed order by property_id, seq limit $3 for update skip locked),
    marked as (
      update bench.crm_events e set processed = true, processed_at = clock_timestamp() from batch b where b.id = e.id
      returning e.id, e.seq, e.property_id, e.entity_type, e.entity_id, e.hops, e.occurred_at)
    insert into bench.crm_action_runs
      (property_id, event_id, event_seq, trigger_id, action_id, action_version, action_type, execution_order, is_external,
       entity_type, entity_id, lead_id, hops, due_at)
    select property_id, id, seq, $1, $2, 1, 'create_task', 0, false, entity_type, entity_id, entity_id, hops,
      occurred_at + interval '10000 minutes'
    from marked
    """
}
