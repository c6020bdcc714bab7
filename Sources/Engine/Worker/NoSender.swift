import ConfigSchema
import Store

/// Stands where nobody carries anything out of the machine: such runs are held, visible, never pretended.
public struct NoSender: Sender {
  public init() {}

  public func whyNotSetUp(_ outgoing: Outgoing) -> String? {
    switch outgoing {
    case .sms: "no provider for texts is set up"
    case .email: "no provider for e-mail is set up"
    case .webhook: "calling web addresses is not set up"
    }
  }

  public func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome {
    .notSetUp(reason: whyNotSetUp(outgoing) ?? "")
  }
}
