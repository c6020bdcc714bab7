import ConfigSchema
import Store
import Transfer

/// A service behind a web request: what to ask it, and what its answers mean. Both are pure; ``HTTPSender`` does the asking.
protocol HTTPProvider: Sendable {
  /// What it carries.
  var channel: Channel { get }

  /// - Parameters:
  ///   - key: stays the same over all attempts.
  ///   - at: the moment of the attempt.
  func request(_ outgoing: Outgoing, key: ItemID, at: Timestamp) throws(Unsendable) -> HTTPRequest

  /// How it is called in a run's record.
  func name(for outgoing: Outgoing) -> String

  /// The provider's own name for what it took.
  func externalID(_ body: JSON) -> String?

  /// What it says when it does not take it; nil when its words are not to be recorded.
  func complaint(_ body: JSON) -> Complaint?

  /// What must never be seen in a record.
  var secrets: [Secret] { get }
}

/// A provider's own words for a refusal.
struct Complaint: Hashable, Sendable {
  /// What the code means for the next attempt, where the status does not say it.
  enum Nature: Hashable, Sendable {
    case asTheStatusSays
    /// It may pass by itself.
    case passing
    /// It never will.
    case final
    /// Something of the set-up is wrong, not of the message.
    case setUp
  }

  /// The provider's number or word for it; possibly empty.
  var code: String
  var message: String
  var nature = Nature.asTheStatusSays
}
