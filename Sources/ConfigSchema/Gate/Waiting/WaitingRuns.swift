/// How many runs of an action wait to be carried out.
public struct WaitingRuns: Hashable, Sendable, Codable {
  public var action: ItemID
  public var count: Int
  /// When the first of them falls due, `YYYY-MM-DD HH:MM` at the property.
  public var next: String

  public init(action: ItemID, count: Int, next: String) {
    (self.action, self.count, self.next) = (action, count, next)
  }
}

extension [WaitingRuns] {
  /// Those of some actions together, in one sentence; nil when nothing waits.
  public func sentence(of actions: [ItemID]) -> String? {
    let own = filter { actions.contains($0.action) }
    let count = own.reduce(0) { $0 + $1.count }
    guard count > 0, let next = own.map(\.next).min() else { return nil }
    return count == 1
      ? "It is still to be done once for something that happened earlier, at \(next)."
      : "It is still to be done \(count) times for what happened earlier, first at \(next)."
  }
}

extension WaitingChoice {
  /// What is done with them on approval.
  public var consequence: String {
    switch self {
    case .keep: "That stays as it was approved."
    case .move: "That is done as it will be then."
    case .cancel: "That is cancelled."
    }
  }
}
