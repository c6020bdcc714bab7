import BenchmarkSupport
import Engine
import Store

/// What capture adds to an app's single-row insert, each its own commit.
struct CaptureTable {
  let scene: Scene
  var rounds = 12
  var inserts = 200

  func run() throws {
    var (bare, captured): ([Double], [Double]) = ([], [])
    let app = try Connection(scene.server.owner)
    for _ in 0..<rounds {
      bare.append(try insert(app))
      try Capture(scene.owner).install()
      captured.append(try insert(app))
      try Capture(scene.owner).remove()
    }
    let (a, b) = (bare.median, captured.median)
    print(
      "  without \((a / Double(inserts)).short) ms   with \((b / Double(inserts)).short) ms   \((b / a).short) ×"
        + "   (medians of \(rounds) rounds of \(inserts) inserts)")
  }

  private func insert(_ app: Connection) throws -> Double {
    func one() throws {
      try app.execute(
        """
        insert into public.leads (property_id, first_name, email, phone, status, source)
        values ($1, 'Ray', 'ray@example.test', '+1 512 555 0101', 'new', 'website')
        """, [.id(scene.properties[0])])
    }
    // The first ones fill the session's caches after the triggers have changed.
    for _ in 0..<5 { try one() }
    return try milliseconds { for _ in 0..<inserts { try one() } }
  }
}
