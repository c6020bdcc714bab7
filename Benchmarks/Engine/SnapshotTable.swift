import BenchmarkSupport
import Store

/// The rate of the whole life while somebody holds a snapshot open, so that nothing of what dies meanwhile can be cleared away.
struct SnapshotTable {
  let life: LifeTable
  let minutes: Double

  func run() throws {
    try life.scene.forget()
    let reader = try Connection(life.scene.server.owner)
    try reader.script("begin isolation level repeatable read; select count(*) from public.crm_events")
    // One and the same all the time, as in life: it knows what it has done.
    let hand = WorkerInHand(try life.scene.worker())
    let start = Moment.now()
    var rates: [(minute: Int, rate: Double)] = []
    while Moment.now() - start < minutes * 60_000 {
      rates.append((Int((Moment.now() - start) / 60_000), try life.further([hand])))
    }
    try reader.script("rollback")
    print("  minute   events/s   (one worker; nothing is deleted in between)")
    for minute in Set(rates.map(\.minute)).sorted() {
      let rate = rates.filter { $0.minute == minute }.map(\.rate).median
      print("  \("\(minute + 1)".padded(6))   \(rate.whole.padded(8))")
    }
  }
}
