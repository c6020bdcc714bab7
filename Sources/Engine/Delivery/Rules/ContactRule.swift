/// A message needs somewhere to go. Without it there is nothing a person could release, so it ends there.
struct ContactRule: DeliveryRule {
  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    guard let channel = facts.channel, !facts.hasContact else { return nil }
    return .cancel(channel == .sms ? "the lead has no phone number" : "the lead has no e-mail address")
  }
}
