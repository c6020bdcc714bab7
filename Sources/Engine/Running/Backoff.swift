/// When a failed attempt is made again: after a random part of a time that doubles, so that many failures together do not come back
/// together.
public struct Backoff: Sendable {
  /// Seconds before the first repetition, at most.
  public var first: Double
  /// Seconds at most between two attempts.
  public var longest: Double
  /// Attempts in all.
  public var attempts: Int

  public init(first: Double = 2, longest: Double = 3600, attempts: Int = 8) {
    (self.first, self.longest, self.attempts) = (first, longest, attempts)
  }

  /// - Parameter attempt: how many were made, from 1.
  /// - Returns: seconds to wait; nil when it is to be given up.
  public func wait(after attempt: Int, using random: inout some RandomNumberGenerator) -> Double? {
    guard attempt < attempts else { return nil }
    return Double.random(in: 0...min(longest, first * Double(1 << min(attempt - 1, 20))), using: &random)
  }
}
