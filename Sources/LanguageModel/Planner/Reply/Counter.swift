import Synchronization

/// Counts up, from any thread.
final class Counter: Sendable {
  private let value = Mutex(0)
  func increment() -> Int {
    value.withLock { count in
      count += 1
      return count
    }
  }
}
