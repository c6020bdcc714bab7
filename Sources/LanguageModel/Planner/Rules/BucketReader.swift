import ConfigSchema

/// Score buckets that narrow another moment down: "45 days before the move-in, warm and hot leads only".
enum BucketReader {
  private static let buckets: Set<String> = ["hot", "warm", "cold"]
  private static let joints: Set<String> = ["and", "or", "+", "&", "/", ",", "leads", "lead"]

  /// Empty when the moment is itself about buckets or scores.
  static func conditions(_ unit: Unit, event: EventSense) -> [Condition] {
    guard event.type.hasPrefix("lead_"), !["lead_bucket_changed", "lead_scored"].contains(event.type) else { return [] }
    let tokens = unit.sentence.tokens
    guard let named = named(unit.events, tokens) else { return [] }
    return named.count == 1
      ? [Condition("lead.score_bucket", .eq, .string(named[0]))]
      : [ConditionReader.list("lead.score_bucket", .isIn, named)]
  }

  /// The words that name the buckets, and those between them.
  static func range(_ events: [Tag], _ tokens: [Token]) -> Range<Int>? {
    guard let tag = events.first(where: { $0.event?.type == "lead_bucket_changed" && !$0.isNegated }) else {
      return nil
    }
    var range = tag.range
    while let before = tokens[safe: range.lowerBound - 1], buckets.contains(before.text) || joints.contains(before.text)
    {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    while let after = tokens[safe: range.upperBound], buckets.contains(after.text) || joints.contains(after.text) {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return range
  }

  private static func named(_ events: [Tag], _ tokens: [Token]) -> [String]? {
    guard let range = range(events, tokens) else { return nil }
    let named = ConditionReader.unique(
      tokens.stretch(range.lowerBound, range.upperBound).map(\.text).filter { buckets.contains($0) })
    return named.isEmpty ? nil : named
  }
}
