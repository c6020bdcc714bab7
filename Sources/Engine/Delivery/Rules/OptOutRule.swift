/// Somebody who said stop gets no more. 47 CFR 64.1200(a)(10); 15 USC 7704(a)(3).
///
/// One stop counts for everything that is sent by texts and by the platform's mark; unsubscribing by e-mail ends e-mails.
struct OptOutRule: DeliveryRule {
  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    guard let channel = facts.channel, facts.saidStop || facts.isMarkedOptedOut else { return nil }
    return .cancel("this person asked for no more \(channel.noun)s")
  }
}
