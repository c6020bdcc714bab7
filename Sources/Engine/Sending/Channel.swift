/// What leaves this machine, by kind.
enum Channel: String, Hashable, Sendable, CaseIterable {
  case texts
  case mail
  case webhooks

  init(_ outgoing: Outgoing) {
    switch outgoing {
    case .sms: self = .texts
    case .email: self = .mail
    case .webhook: self = .webhooks
    }
  }
}
