import ConfigSchema

/// Below which sequence number no event can be waiting any more, as far as one worker knows: what lies below is not looked at
/// again and again, however much of it is still to be cleared away.
///
/// Sequence numbers are drawn before their events are committed, so a number that has been passed says nothing by itself. A
/// number counts as passed for good once every transaction that ran when it had been drawn is over.
struct LowWatermark: Equatable {
  /// For every community that has no mark of its own.
  private(set) var common = 0
  /// Communities of which events below the common mark may still be waiting.
  private(set) var own: [ItemID: Int] = [:]
  private var next: Candidate?
  private var drawn: Int?

  /// A number that had been drawn before a look, and the transaction from which on none ran at that look.
  private struct Candidate: Equatable {
    var top: Int
    var horizon: Int
  }

  /// What the worker saw when it looked for waiting events, and took some of them.
  struct Look: Equatable {
    /// The oldest transaction that was running, and the first that had not begun.
    var oldestRunning: Int
    var firstUnbegun: Int
    /// The highest sequence number drawn; it may be read after the look.
    var drawn: Int
    /// Communities of which something is left waiting: up to where nothing is.
    var left: [ItemID: Int] = [:]
  }

  /// To be told only once what was taken is committed.
  mutating func pass(_ look: Look) {
    // Numbers only fall when the database is another one than before.
    if let drawn, look.drawn < drawn { self = LowWatermark() }
    let isDecided = next.map { look.oldestRunning >= $0.horizon } ?? false
    let top = isDecided ? next?.top ?? common : common
    own = look.left.filter { $0.value < top }
    common = top
    if isDecided || next == nil { next = drawn.map { Candidate(top: $0, horizon: look.firstUnbegun) } }
    drawn = look.drawn
  }
}
