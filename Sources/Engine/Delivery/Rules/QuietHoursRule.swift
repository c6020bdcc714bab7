import Store

/// Texts go out between 8 in the morning and 9 in the evening where the person is. 47 CFR 64.1200(c)(1).
///
/// When the person may be in several zones, it has to be day in all of them.
struct QuietHoursRule: DeliveryRule {
  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    guard facts.channel == .sms else { return nil }
    let shut = facts.windows.compactMap { window in window.next(after: facts.now).map { (window.zone, $0) } }
    guard let last = shut.max(by: { $0.1 < $1.1 }) else { return nil }
    return .wait(until: last.1, "texts go out between 8 am and 9 pm (\(last.0)); it waits for the morning")
  }
}
