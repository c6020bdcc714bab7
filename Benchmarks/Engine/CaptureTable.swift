import BenchmarkSupport
import Engine
import Store

/// What capture adds to an app's single-row insert, each its own commit; and beside it the same insert with the event written by
/// hand in the same statement, which is the least that putting it on the bus in the same transaction can cost.
struct CaptureTable {
  let scene: Scene
  var rounds = 12
  var inserts = 200

  func run() throws {
    var (bare, captured, handed): ([Double], [Double], [Double]) = ([], [], [])
    let app = try Connection(scene.server.owner)
    for _ in 0..<rounds {
      bare.append(try insert(app, Self.plain))
      handed.append(try insert(app, Self.byHand))
      try Capture(scene.owner).install()
      captured.append(try insert(app, Self.plain))
      try Capture(scene.owner).remove()
    }
    let (a, b, c) = (bare.median, captured.median, handed.median)
    let count = Double(inserts)
    print(
      "  without \((a / count).short) ms   with \((b / count).short) ms   \((b / a).short) ×"
        + "   event by hand \((c / count).short) ms   \((c / a).short) ×"
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

  private func insert(_ app: Connection, _ statement: String) throws -> Double {
    func one() throws { try app.batch([Statement(statement, [.id(scene.properties[0])], kept: true)]) }
    // The first ones fill the session's caches after the triggers have changed.
    for _ in 0..<5 { try one() }
    return try milliseconds { for _ in 0..<inserts { try one() } }
  }
}
