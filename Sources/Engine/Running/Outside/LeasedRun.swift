import ConfigSchema
import Store

/// A run that belongs to this worker for a while, with what is to leave the machine.
struct LeasedRun: Sendable, Identifiable {
  var id: ItemID
  var property: ItemID
  var actionType: String
  var lead: ItemID?
  var hops: Int
  /// The attempt that is under way, from 1.
  var attempt: Int
  /// Attempts that count towards giving up.
  var tries: Int
  /// Whoever holds another one is somebody else.
  var fence: Int
  var outgoing: Outgoing
}

/// What came of it.
struct Landing: Sendable {
  var run: LeasedRun
  var outcome: SendOutcome
}
