import BenchmarkSupport

/// Rates with little and with much history behind.
struct HistoryTable {
  let route: RouteTable
  let life: LifeTable
  var sizes = [10_000, 1_000_000]

  func run() throws {
    var rates: [(route: Double, life: Double)] = []
    print("  rows of history   routed/s   whole life/s")
    for size in sizes {
      try route.scene.writeHistory(size)
      let routing = try (0..<route.rounds).map { _ in try route.routing(500) }.median
      try life.scene.writeHistory(size)
      let living = try (0..<life.rounds).map { _ in try life.rate(workers: 1) }.median
      rates.append((routing, living))
      print("  \("\(size)".padded(15))   \(routing.whole.padded(8))   \(living.whole.padded(12))")
    }
    let (first, last) = (rates[0], rates[rates.count - 1])
    print(
      "  last / first      \((last.route / first.route).short.padded(8))   \((last.life / first.life).short.padded(12))"
    )
  }
}
