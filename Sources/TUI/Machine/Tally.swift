#if DEBUG
  import Synchronization
#endif

/// Counts pieces of work (a row made, a text wrapped, an item looked at), so that tests can tell work for what is on the
/// screen from work for the whole list. Costs nothing in a release build.
enum Tally {
  @inline(__always)
  static func count(_ amount: @autoclosure () -> Int = 1) {
    #if DEBUG
      current?.add(amount())
    #endif
  }

  #if DEBUG
    @TaskLocal static var current: Counter?

    final class Counter: Sendable {
      private let value = Mutex(0)
      func add(_ amount: Int) { value.withLock { $0 += amount } }
      var total: Int { value.withLock { $0 } }
    }

    /// How much work `body` did.
    static func of(_ body: () throws -> Void) rethrows -> Int {
      let counter = Counter()
      try $current.withValue(counter) { try body() }
      return counter.total
    }
  #endif
}
