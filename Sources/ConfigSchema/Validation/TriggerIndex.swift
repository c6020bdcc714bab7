/// Active triggers by event type, so that no rule compares every trigger with every other.
struct TriggerIndex {
  private let byEvent: [String: [Trigger]]
  private let drawers: [String: TriggerDrawers]

  init(_ triggers: [Trigger]) {
    byEvent = Dictionary(grouping: triggers, by: \.eventType)
    drawers = byEvent.mapValues(TriggerDrawers.init)
  }

  func on(_ event: String) -> [Trigger] { byEvent[event] ?? [] }

  /// The triggers that may fire for what is known, in the order of the configuration; some that do not are among them.
  func candidates(for facts: ChainFacts) -> [Trigger] {
    guard let triggers = byEvent[facts.event], let drawers = drawers[facts.event] else { return [] }
    return drawers.indices(for: facts.known).map { triggers[$0] }
  }
}

/// The triggers on one event, sorted by the first field whose values they name: `payload.to_status eq toured`.
private struct TriggerDrawers {
  private var byField: [String: [String: [Int]]] = [:]
  private var open: [Int] = []

  init(_ triggers: [Trigger]) {
    for (index, trigger) in triggers.enumerated() {
      guard let (field, values) = Self.demand(of: trigger) else {
        open.append(index)
        continue
      }
      for value in values { byField[field, default: [:]][value, default: []].append(index) }
    }
  }

  func indices(for known: [String: JSON]) -> [Int] {
    var found = Set(open)
    for (field, drawer) in byField {
      if let value = known[field] {
        found.formUnion(drawer[MatchValue(value, field: field).key] ?? [])
      } else {
        for indices in drawer.values { found.formUnion(indices) }
      }
    }
    return found.sorted()
  }

  private static func demand(of trigger: Trigger) -> (String, Set<String>)? {
    for condition in EventFacts.unified(trigger.conditions, event: trigger.eventType) {
      switch condition.op {
      // Against null and truth values other facts hold as well.
      case .eq where !condition.value.isNull && condition.value.bool == nil && condition.field != "lead.opted_out":
        return (condition.field, [MatchValue(condition.value, field: condition.field).key])
      case .isIn:
        return (condition.field, Set(Matcher.list(condition.value).map { MatchValue($0, field: condition.field).key }))
      default: continue
      }
    }
    return nil
  }
}
