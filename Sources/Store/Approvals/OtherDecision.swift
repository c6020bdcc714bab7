/// A colleague decided otherwise about a change after the code for approving it was drawn. Decisions are shared, so the code is
/// no longer for what has been decided.
public struct OtherDecision: Hashable, Sendable, CustomStringConvertible {
  /// Whoever saved the decisions that are stored.
  public var by: String
  /// The change, as the review counts.
  public var number: Int
  public var isAccepted: Bool

  public init(by: String, number: Int, isAccepted: Bool) {
    (self.by, self.number, self.isAccepted) = (by, number, isAccepted)
  }

  public var description: String {
    "\(by) \(isAccepted ? "accepted" : "declined") change \(number) meanwhile; look again. Nothing was approved."
  }
}
