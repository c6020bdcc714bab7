import ConfigSchema
import Store

/// Something that leaves this machine: placeholders filled in, delivery rules passed.
public enum Outgoing: Hashable, Sendable {
  /// - Parameters:
  ///   - to: the number as the platform has it.
  ///   - body: the text.
  case sms(to: String, body: String)
  /// - Parameter body: plain text.
  case email(to: String, subject: String, body: String)
  /// - Parameters:
  ///   - url: https.
  ///   - headers: what the action names; the signature and the key are added by the sender.
  case webhook(url: String, method: String, headers: [String: String], body: String)
}

/// What became of one attempt to send.
public enum SendOutcome: Hashable, Sendable {
  /// It was taken. `externalID` is the provider's own name for it, if it gave one.
  case sent(externalID: String?)
  /// It may work later. `after` = seconds the provider asked us to wait.
  case retry(reason: String, after: Double?)
  /// It will never work; one attempt is enough.
  case refused(reason: String)
  /// Nobody is set up to carry this. The run is held with this reason.
  case notSetUp(reason: String)
}

/// Carries things out of this machine, at least once, under a key that stays the same over all attempts.
public protocol Sender: Sendable {
  /// Whether something is set up for this kind, without sending: nil = yes, otherwise why not.
  func whyNotSetUp(_ outgoing: Outgoing) -> String?

  /// Sends it. Never throws: every end has an outcome. Cancelling the task ends the attempt as `retry`.
  ///
  /// - Parameters:
  ///   - key: the run's id; the receiver can recognize a second attempt by it.
  ///   - at: the moment of the attempt, for signatures.
  func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome
}
