import ConfigSchema

/// Changes that cannot stand without each other.
enum ChangeNeeds {
  /// Why the decision is not possible, naming the other change; nil when it is.
  static func obstacle(to decision: Decision, _ item: ReviewItems.Item, in items: ReviewItems) -> String? { nil }
}
