@testable import LanguageModel

/// Time and chance in the test's hands: waiting only writes down how long.
actor FakePace {
  private(set) var waits: [Duration] = []

  func note(_ wait: Duration) { waits.append(wait) }

  nonisolated func pace(random: Double = 0, now: Int = 0) -> Pace {
    Pace(sleep: { await self.note($0) }, random: { random }, epochSeconds: { now })
  }
}
