import ConfigSchema
import Store
import Transfer

/// Everything that is set up to carry things out of this machine. What nobody carries is not pretended: it says so.
public struct Senders: Sender {
  private let texts: (any Sender)?
  private let mail: (any Sender)?
  private let webhooks: (any Sender)?
  private let findings: [SendingFinding]

  public init(texts: (any Sender)? = nil, mail: (any Sender)? = nil, webhooks: (any Sender)? = nil) {
    (self.texts, self.mail, self.webhooks, findings) = (texts, mail, webhooks, [])
  }

  public init(_ settings: SendingSettings) {
    texts =
      switch settings.texts {
      case .twilio(let twilio): HTTPSender(provider: Twilio(settings: twilio))
      case .telnyx(let telnyx): HTTPSender(provider: Telnyx(settings: telnyx))
      case nil: nil
      }
    mail =
      switch settings.mail {
      case .resend(let resend): HTTPSender(provider: Resend(settings: resend))
      case .smtp(let smtp): SMTPSender(settings: smtp)
      case nil: nil
      }
    webhooks = settings.webhookSecret.map { HTTPSender(provider: Webhook(secret: $0)) }
    findings = settings.findings
  }

  /// What the variables set up; `docs/sending.md` lists them.
  public static func fromEnvironment(_ environment: [String: String]) -> Senders {
    Senders(SendingSettings.read(environment))
  }

  public func whyNotSetUp(_ outgoing: Outgoing) -> String? {
    guard let sender = sender(for: outgoing) else { return nobody(Channel(outgoing)) }
    return sender.whyNotSetUp(outgoing)
  }

  public func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome {
    guard let sender = sender(for: outgoing) else { return .notSetUp(reason: nobody(Channel(outgoing))) }
    return await sender.send(outgoing, key: key, at: at)
  }

  private func sender(for outgoing: Outgoing) -> (any Sender)? {
    switch Channel(outgoing) {
    case .texts: texts
    case .mail: mail
    case .webhooks: webhooks
    }
  }

  private func nobody(_ channel: Channel) -> String {
    if let half = findings.first(where: { $0.channel == channel }) { return half.sentence }
    return switch channel {
    case .texts: "no provider for texts is set up"
    case .mail: "no provider for e-mail is set up"
    case .webhooks: "no secret for signing webhooks is set up"
    }
  }
}
