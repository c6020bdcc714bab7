/// When to do again something that is dear, so that it takes no more than a small part of the time.
struct Rounds {
  private let least: Duration
  private let share: Double
  private var last: (at: ContinuousClock.Instant, took: Duration)?

  /// - Parameters:
  ///   - least: as long it is never done twice.
  ///   - share: the part of all time that it may take.
  init(least: Duration, share: Double) { (self.least, self.share) = (least, share) }

  /// Whether it is time, or was never done.
  var isDue: Bool {
    guard let last else { return true }
    return ContinuousClock.now - last.at >= max(least, last.took / share)
  }

  mutating func did(since start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    last = (now, now - start)
  }
}
