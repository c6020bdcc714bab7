#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Time and chance as the client meets them; tests hand in their own.
public struct Pace: Sendable {
  /// Throws when the surrounding task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// In `0..<1`.
  public var random: @Sendable () -> Double
  /// Seconds since 1970.
  public var epochSeconds: @Sendable () -> Int

  public init(
    sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> Double,
    epochSeconds: @escaping @Sendable () -> Int
  ) {
    (self.sleep, self.random, self.epochSeconds) = (sleep, random, epochSeconds)
  }

  public static let real = Pace(
    sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) }, epochSeconds: { time(nil) })
}
