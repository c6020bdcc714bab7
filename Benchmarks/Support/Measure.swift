#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Milliseconds that `body` takes.
public func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = Moment.now()
  try body()
  return Moment.now() - start
}

public enum Moment {
  /// Milliseconds on a clock that only goes forward.
  public static func now() -> Double { read(CLOCK_MONOTONIC) }
  /// Milliseconds since 1970.
  public static func wall() -> Double { read(CLOCK_REALTIME) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}

extension [Double] {
  public var median: Double { part(0.5) }

  /// The value below which so much of the list lies.
  public func part(_ share: Double) -> Double {
    isEmpty ? .nan : sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}

extension Double {
  /// With two digits behind the point.
  public var short: String { String((self * 100).rounded() / 100) }
  public var whole: String { isFinite ? String(Int(self.rounded())) : "–" }
}

extension String {
  public func padded(_ width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
}
