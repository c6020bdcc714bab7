/// The places of the program. Exactly one has the keys.
public enum Screen: String, Hashable, Sendable, CaseIterable {
  case chat
  case review
  case live
  case history
  case properties
  case activity
  case tasks

  /// The name people see.
  var title: String {
    switch self {
    case .chat: "Chat"
    case .review: "Review"
    case .live: "Live"
    case .history: "History"
    case .properties: "Properties"
    case .activity: "Activity"
    case .tasks: "Tasks"
    }
  }

  /// The function key that opens it.
  var functionKey: Int? {
    switch self {
    case .chat: nil
    case .review: 2
    case .live: 3
    case .history: 4
    case .properties: 5
    case .activity: 6
    case .tasks: 7
    }
  }
}
