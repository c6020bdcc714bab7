import Store

/// What a rule says of a message that may not go out now.
public enum DeliveryVerdict: Hashable, Sendable {
  /// It never will.
  case cancel(String)
  /// A person is needed.
  case hold(String)
  /// Not before this moment.
  case wait(until: Timestamp, String)
}

/// One reason why a message may not go out. Pure.
public protocol DeliveryRule: Sendable {
  /// - Returns: nil when the rule has nothing against it.
  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict?
}

/// All of them. What ends a message for good is asked before what only delays it.
public enum DeliveryRules {
  public static let all: [any DeliveryRule] = [
    SampleRule(), ContactRule(), OptOutRule(), ConsentRule(), QuietHoursRule(), FrequencyRule(),
  ]

  /// The first objection; nil when the message may go out now.
  public static func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    for rule in all {
      if let verdict = rule.verdict(facts) { return verdict }
    }
    return nil
  }
}
