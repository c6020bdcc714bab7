/// Why the gate did not let something through. Nothing was written.
public enum GateRefusal: Error, Hashable, Sendable {
  /// Something is in the way; all of it.
  case obstacles([Obstacle])
  /// This login may propose but not approve.
  case mayNotApprove(Actor)
  /// What would be approved is not what the code was drawn for.
  case changedSince
  case wrongCode(triesLeft: Int)
  /// The code was mistyped too often and is void.
  case noTriesLeft
  /// No code is open: none was asked for, it was used already, or another one was drawn since.
  case noChallenge

  /// What happened and what to do, as a sentence.
  public func message(in proposal: Proposal) -> String {
    switch self {
    case .obstacles(let obstacles): obstacles.map { $0.message(in: proposal) }.joined(separator: " ")
    case .mayNotApprove(let actor):
      "\(Escape.visible(actor.name)) may propose but not approve. Nothing was changed; ask somebody who may."
    case .changedSince: "The proposal changed after the code was shown. Nothing was approved; look again."
    case .wrongCode(let left):
      "That is not the code. \(left == 1 ? "One try" : "\(left) tries") left; nothing was approved."
    case .noTriesLeft: "The code was mistyped three times and is void. Nothing was approved; ask for a new one."
    case .noChallenge: "No code is waiting to be typed. Nothing was approved; start the approval again."
    }
  }
}
