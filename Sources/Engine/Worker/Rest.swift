/// How long an idle worker rests: 10 ms under load, twice as long each time nothing was found, a second at most.
struct Rest {
  private var length = 0.01

  mutating func wake() { length = 0.01 }

  /// - Parameter due: seconds until the next run falls due; nil = none is known.
  mutating func next(until due: Double?) -> Double {
    defer { length = min(1, length * 2) }
    return due.map { min(length, max(0.001, $0)) } ?? length
  }
}
