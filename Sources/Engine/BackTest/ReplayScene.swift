import ConfigSchema
import Store

/// What both configurations of a back-test have in common.
public struct ReplayScene: Sendable {
  public var from: Timestamp
  public var to: Timestamp
  public var days: Int
  public var clock: LocalClock
  /// From when on the platform's changes were recorded; nil = not at all.
  public var recordedSince: Timestamp?
  /// What the engine really did: its consequences stand among the recorded events.
  public var performed: Set<RunKey>
  /// Events the clock really found, in order.
  public var clockEvents: [BusEvent]
  /// Moves from stage to stage that really happened by themselves.
  public var moves: RecordedMoves

  public init(
    from: Timestamp, to: Timestamp, days: Int, clock: LocalClock, recordedSince: Timestamp? = nil,
    performed: Set<RunKey> = [], clockEvents: [BusEvent] = [], moves: RecordedMoves = RecordedMoves([])
  ) {
    (self.from, self.to, self.days, self.clock) = (from, to, days, clock)
    (self.recordedSince, self.performed, self.clockEvents) = (recordedSince, performed, clockEvents)
    self.moves = moves
  }

  func contains(_ moment: Timestamp) -> Bool { from <= moment && moment <= to }
}

/// Which of the two configurations.
enum Side: Hashable, Sendable { case before, after }
