import BenchmarkSupport
import Dispatch
import Engine
import Store

/// The whole life of an event a second: routed, its action done in the database, finished; by one worker and by two.
struct LifeTable {
  let scene: Scene
  var events = 10_000
  var rounds = 5

  func run() throws {
    var (one, two, apart): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<rounds {
      one.append(try rate(workers: 1))
      two.append(try rate(workers: 2))
      apart.append(try rateApart())
    }
    let (a, b) = (one.median, two.median)
    print("  one worker   \(a.whole.padded(8)) events/s   (medians of \(rounds) rounds of \(events) events)")
    print("  two workers  \(b.whole.padded(8)) events/s   \((b / a).short) × one")
    print(
      "  one worker   \(apart.median.whole.padded(8)) events/s   where each run is written down first, and taken up and done after"
    )
  }

  /// Events a second, from an empty bus on.
  func rate(workers count: Int) throws -> Double {
    try scene.forget()
    return try further((0..<count).map { WorkerInHand(try scene.worker("worker \($0)")) })
  }

  private func rateApart() throws -> Double {
    try scene.forget()
    return try further([RouterAndRunner(try scene.engine())])
  }

  /// Events a second, after all that was before. Each worker has a thread and a connection of its own.
  func further(_ hands: [any Hand]) throws -> Double {
    let before = try done()
    try scene.publish(events)
    try scene.analyze()
    let group = DispatchGroup()
    let time = try milliseconds {
      for hand in hands { DispatchQueue(label: "worker").async(group: group) { hand.settle() } }
      group.wait()
      while try remaining() > 0 { for hand in hands { hand.settle() } }
    }
    let done = try done() - before
    precondition(done == events, "\(done) of \(events) done")
    return Double(events) / time * 1000
  }

  private func done() throws -> Int {
    try scene.owner.execute("select count(*) from public.crm_action_runs where status = 'done'").only().value("count")
  }

  private func remaining() throws -> Int {
    try scene.owner.execute(
      """
      select (select count(*) from public.crm_events where not processed)
        + (select count(*) from public.crm_action_runs where status = 'pending') as left
      """
    ).only().value("left")
  }
}
