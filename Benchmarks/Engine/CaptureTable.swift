import BenchmarkSupport
import Engine
import Store

/// What capture adds to an app's single-row insert, each its own commit. Beside it the same insert with the event written by hand
/// in the same statement; and with a trigger that puts two words into a table without any index, which is the least that noting
/// anything in the same transaction costs.
struct CaptureTable {
  let scene: Scene
  var rounds = 12
  var inserts = 200

  func run() throws {
    var (bare, captured, handed, least): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    let app = try Connection(scene.server.owner)
    for _ in 0..<rounds {
      bare.append(try insert(app, Self.plain))
      handed.append(try insert(app, Self.byHand))
      try Capture(scene.owner).install()
      captured.append(try insert(app, Self.plain))
      try Capture(scene.owner).remove()
      try scene.owner.script(Self.installLeast)
      least.append(try insert(app, Self.plain))
      try scene.owner.script(Self.removeLeast)
    }
    let (a, b, c, d) = (bare.median, captured.median, handed.median, least.median)
    let count = Double(inserts)
    print(
      "  without \((a / count).short) ms   with \((b / count).short) ms   \((b / a).short) ×"
        + "   event by hand \((c / count).short) ms   \((c / a).short) ×"
        + "   least trigger \((d / count).short) ms   \((d / a).short) ×"
        + "   (medians of \(rounds) rounds of \(inserts) inserts)")
  }

  private static let plain = """
    insert into public.leads (property_id, first_name, email, phone, status, source)
    values ($1, 'Ray', 'ray@example.test', '+1 512 555 0101', 'new', 'website')
    """

  private static let byHand = """
    with lead as (\(plain) returning *)
    insert into public.crm_events (property_id, event_type, entity_type, entity_id, payload, lead_state)
    select property_id, 'lead_created', 'lead', id, jsonb_build_object('lead_id', id, 'source', source), to_jsonb(lead)
    from lead
    """

  private static let installLeast = """
    create table public.bench_least (lead uuid, words text);
    create function public.bench_least() returns trigger language plpgsql as $$
    begin
      insert into public.bench_least (lead, words) values (new.id, 'lead_created');
      return null;
    end $$;
    create trigger bench_least after insert on public.leads for each row execute function public.bench_least();
    """

  private static let removeLeast = """
    drop trigger bench_least on public.leads;
    drop function public.bench_least();
    drop table public.bench_least;
    """

  private func insert(_ app: Connection, _ statement: String) throws -> Double {
    func one() throws { try app.batch([Statement(statement, [.id(scene.properties[0])], kept: true)]) }
    // The first ones fill the session's caches after the triggers have changed.
    for _ in 0..<5 { try one() }
    return try milliseconds { for _ in 0..<inserts { try one() } }
  }
}
