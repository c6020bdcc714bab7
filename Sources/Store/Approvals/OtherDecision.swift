import ConfigSchema

/// A colleague decided otherwise about a change after the code for approving it was drawn. Decisions are shared, so the code is
/// no longer for what has been decided.
public struct OtherDecision: Hashable, Sendable, CustomStringConvertible {
  /// Whoever saved the decisions that are stored.
  public var by: String
  /// The change, as the review counts.
  public var number: Int
  public var decision: Contradiction.Decision

  public init(by: String, number: Int, _ decision: Contradiction.Decision) {
    (self.by, self.number, self.decision) = (by, number, decision)
  }

  public var description: String {
    let what =
      switch decision {
      case .accepted: "accepted change \(number)"
      case .declined: "declined change \(number)"
      case .waiting: "chose otherwise about what still waits because of change \(number)"
      }
    return "\(by) \(what) meanwhile; look again. Nothing was approved."
  }
}
