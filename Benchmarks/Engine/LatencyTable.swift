import BenchmarkSupport
import ConfigSchema
import Dispatch
import Engine
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long after an app's commit the effect of an action is committed, at 100 events a second.
///
/// Both moments are the server's own: the commit times of the lead's row and of the row the action wrote.
struct LatencyTable {
  let scene: Scene
  var seconds = 20

  func run() throws {
    try scene.forget()
    try Capture(scene.owner).install()
    defer { try? Capture(scene.owner).remove() }
    let pause = Pause()
    let hand = WorkerInHand(try scene.worker(pause: pause))
    let group = DispatchGroup()
    DispatchQueue(label: "worker").async(group: group) { hand.work() }
    try produce()
    sleep(2)
    pause.stop()
    group.wait()
    let times = try measured()
    precondition(times.count == seconds * 100, "\(times.count) of \(seconds * 100) done")
    print(
      "  p50 \(times.median.short) ms   p95 \(times.part(0.95).short) ms   p99 \(times.part(0.99).short) ms   "
        + "highest \((times.max() ?? 0).short) ms   (\(times.count) events)")
  }

  /// A lead every ten milliseconds, each its own transaction.
  private func produce() throws {
    let app = try Connection(scene.server.owner)
    let start = Moment.now()
    for number in 0..<seconds * 100 {
      let wait = start + Double(number) * 10 - Moment.now()
      if wait > 0 { usleep(UInt32(wait * 1000)) }
      try app.execute(
        "insert into public.leads (property_id, first_name, status, source) values ($1, 'Pat', 'new', 'website')",
        [.id(scene.properties[number % scene.properties.count])])
    }
  }

  private func measured() throws -> [Double] {
    let superuser = try Connection(scene.server.superuserAddress)
    return try superuser.execute(
      """
      select (extract(epoch from pg_xact_commit_timestamp(a.xmin) - pg_xact_commit_timestamp(l.xmin)) * 1e6)::int8 as micro
      from public.lead_activities a join public.leads l on l.id = a.lead_id where l.first_name = 'Pat'
      """
    ).map { row in
      let micro: Int = try row.value("micro")
      return Double(micro) / 1000
    }
  }
}
