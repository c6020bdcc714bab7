import BenchmarkSupport
import ConfigSchema
import Engine
import Store

/// A back-test over the events of 30 days, with 50 automations on each side.
struct BackTestTable {
  let scene: Scene
  var events = 100_000
  var rounds = 3

  func run() throws {
    try scene.forget()
    try scene.publish(events)
    try scene.owner.script(
      """
      update public.crm_events set processed = true, processed_at = now(),
        occurred_at = now() - interval '30 days' + (seq - (select min(seq) from public.crm_events)) * interval '30 days'
          / (select count(*) + 1 from public.crm_events)
      """)
    try scene.analyze()
    let store = try Store(Connection(scene.server.app))
    let trial = BackTestReader.Trial(property: scene.properties[0], until: Timestamp(seconds: Moment.wall() / 1000)) {
      live in
      var proposed = live
      for index in proposed.triggers.indices { proposed.triggers[index].actions[0].delayMinutes += 5 }
      return proposed
    }
    var times: [Double] = []
    for _ in 0..<rounds {
      var seen = 0
      times.append(
        try milliseconds {
          guard let report = try BackTestReader(store.connection).run(trial) else { fatalError("no such property") }
          seen = report.events.recorded
        })
      precondition(seen >= events - 10, "\(seen) of \(events) events seen")
    }
    print(
      "  \(events) events   \((times.median / 1000).short) s   (median of \(rounds), 50 automations, live and proposed)"
    )
  }
}
