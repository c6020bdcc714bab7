/// Somebody who was asked whether texts are welcome and did not say yes gets none. 47 CFR 64.1200(a)(2).
///
/// Most leads were never asked: who gives a number with an inquiry may be answered.
struct ConsentRule: DeliveryRule {
  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    guard facts.channel == .sms, facts.refusedConsent else { return nil }
    return .cancel("this person was asked for consent to texts and did not give it")
  }
}
