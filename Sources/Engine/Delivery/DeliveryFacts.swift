import ConfigSchema
import Store

/// Everything that decides whether a message may go out now. Gathered by the runner; the rules only look at it.
public struct DeliveryFacts: Hashable, Sendable {
  public enum Channel: String, Hashable, Sendable {
    case sms
    case email

    /// How a person calls one of them.
    var noun: String { self == .sms ? "text" : "e-mail" }
  }

  public var now: Timestamp
  /// nil = no message to a person, such as a call of a web address.
  public var channel: Channel?
  /// Belongs to the sample workspace.
  public var isSample = false
  /// Whether there is a number or an address to send it to.
  public var hasContact = true
  /// The person said on our own record that no more is wanted on this channel.
  public var saidStop = false
  /// The platform's mark on the lead; null and absent are false.
  public var isMarkedOptedOut = false
  /// The person was asked for consent and gave none.
  public var refusedConsent = false
  /// The hours for texts in every place the person may be at.
  public var windows: [TextingWindow] = []
  /// When messages of this channel went to this person within the last 24 hours, newest first.
  public var recent: [Timestamp] = []
  /// How many of them are allowed within 24 hours.
  public var limit = Int.max

  public init(now: Timestamp, channel: Channel?) { (self.now, self.channel) = (now, channel) }
}

/// One day's hours for texts in a time zone, as moments: PostgreSQL knows when the clocks change there.
public struct TextingWindow: Hashable, Sendable {
  /// IANA name.
  public var zone: String
  /// 8 in the morning of the day it is there.
  public var opens: Timestamp
  /// 9 in the evening of that day.
  public var closes: Timestamp
  /// 8 in the morning of the day after.
  public var reopens: Timestamp

  public init(zone: String, opens: Timestamp, closes: Timestamp, reopens: Timestamp) {
    (self.zone, self.opens, self.closes, self.reopens) = (zone, opens, closes, reopens)
  }

  /// - Returns: nil when it is open.
  func next(after now: Timestamp) -> Timestamp? {
    if now < opens { return opens }
    return now < closes ? nil : reopens
  }
}
