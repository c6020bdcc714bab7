/// How long the program plans ahead: five years of 365 days.
enum TimeLimits {
  static let hours = 43_800.0
  static let minutes = 0...2_628_000

  /// The delay itself, or the nearest one that can be kept: arithmetic on it never overflows.
  static func clamped(_ delay: Int) -> Int { min(max(delay, minutes.lowerBound), minutes.upperBound) }
}
