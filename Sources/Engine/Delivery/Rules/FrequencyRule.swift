import Store

/// Nobody gets more than so many messages within 24 hours. Fla. Stat. 501.059 and Oklahoma say three texts; good manners elsewhere.
struct FrequencyRule: DeliveryRule {
  private static let day: Int64 = 86_400_000_000

  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    guard let channel = facts.channel else { return nil }
    guard facts.limit > 0 else { return .hold("this community sends no \(channel.noun)s") }
    guard facts.recent.count >= facts.limit else { return nil }
    // When the oldest of those that fill the day is a day old, there is room for one more.
    let free = Timestamp(microseconds: facts.recent[facts.limit - 1].microseconds + Self.day)
    guard free > facts.now else { return nil }
    let count = facts.limit == 1 ? "one \(channel.noun)" : "\(facts.limit) \(channel.noun)s"
    return .wait(until: free, "this person already got \(count) within 24 hours")
  }
}
