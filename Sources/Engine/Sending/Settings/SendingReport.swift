extension SendingSettings {
  /// How one kind of sending stands, in words that hold no secret.
  public struct Line: Hashable, Sendable {
    /// A stable name: `texts`, `e-mail`, `webhooks`.
    public let name: String
    public let isSetUp: Bool
    /// A clause without a full stop.
    public let state: String
    /// What is half set up, or set up twice.
    public let findings: [String]
  }

  /// One line for each kind, always in the same order.
  public var report: [Line] {
    Channel.allCases.map { channel in
      let state = state(channel)
      return Line(
        name: channel.title, isSetUp: state != nil, state: state ?? channel.nobody,
        findings: findings.filter { $0.channel == channel }.map(\.sentence))
    }
  }

  private func state(_ channel: Channel) -> String? {
    switch channel {
    case .texts:
      texts.map { texts in
        switch texts {
        case .twilio(let twilio): "Texts go out through Twilio\(Self.from(twilio.from))"
        case .telnyx(let telnyx): "Texts go out through Telnyx\(Self.from(telnyx.from))"
        }
      }
    case .mail:
      mail.map { mail in
        switch mail {
        case .resend(let resend): "E-mail goes out through Resend\(Self.from(resend.from.address))"
        case .smtp(let smtp):
          "E-mail goes out through the server \(smtp.url)\(Self.from(smtp.from.address))"
            + (smtp.encryption == .none ? ", without encryption because it is this machine" : "")
        }
      }
    case .webhooks: webhookSecret.map { _ in "Webhooks are signed and sent" }
    }
  }

  private static func from(_ sender: String?) -> String { sender.map { ", from \($0)" } ?? "" }
}

extension Channel {
  fileprivate var title: String {
    switch self {
    case .texts: "texts"
    case .mail: "e-mail"
    case .webhooks: "webhooks"
    }
  }

  fileprivate var nobody: String {
    switch self {
    case .texts: "No provider for texts is set up; they are held"
    case .mail: "No provider for e-mail is set up; it is held"
    case .webhooks: "No secret for signing webhooks is set up; they are held"
    }
  }
}
