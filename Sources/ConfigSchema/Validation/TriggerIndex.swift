/// Active triggers by event type, so that no rule compares every trigger with every other.
struct TriggerIndex {
  private let byEvent: [String: [Trigger]]

  init(_ triggers: [Trigger]) { byEvent = Dictionary(grouping: triggers, by: \.eventType) }

  func on(_ event: String) -> [Trigger] { byEvent[event] ?? [] }
}
