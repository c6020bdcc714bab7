/// The people of the sample workspace are invented.
struct SampleRule: DeliveryRule {
  func verdict(_ facts: DeliveryFacts) -> DeliveryVerdict? {
    facts.isSample ? .hold("nothing is ever sent for a sample community") : nil
  }
}
