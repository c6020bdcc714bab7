import ConfigSchema
import Store

/// What still waits because of one change of a proposal, and what becomes of it on approval.
struct WaitingRunsDocument: Encodable {
  /// As `decide` takes it.
  let number: Int
  let count: Int
  /// `YYYY-MM-DD HH:MM` at the property.
  let next: String
  let choice: WaitingChoice
  let options: [WaitingChoice]

  static func all(_ stored: StoredProposal, _ waiting: [WaitingRuns]) -> [WaitingRunsDocument] {
    stored.proposal.numberedChanges.compactMap { number, target, proposed in
      guard let (actions, options, choice) = stored.review.state.waitingChoice(of: proposed, in: target) else {
        return nil
      }
      let own = waiting.filter { actions.contains($0.action) }
      guard let next = own.map(\.next).min() else { return nil }
      return WaitingRunsDocument(
        number: number, count: own.reduce(0) { $0 + $1.count }, next: next, choice: choice, options: options)
    }
  }

  /// For people; empty when nothing waits.
  static func text(_ stored: StoredProposal, _ waiting: [WaitingRuns]) -> String {
    stored.proposal.numberedChanges.compactMap { number, target, proposed in
      guard let (actions, _, choice) = stored.review.state.waitingChoice(of: proposed, in: target),
        let sentence = waiting.sentence(of: actions)
      else { return nil }
      return "Waiting because of change \(number): \(sentence) \(choice.consequence)"
    }.joined(separator: "\n")
  }
}

extension Proposal {
  /// Every change with its number in the review.
  var numberedChanges: [(number: Int, target: ProposalTarget, change: ProposedChange)] {
    zip(1..., targets.flatMap { target in target.changes.map { (target, $0) } }).map { ($0, $1.0, $1.1) }
  }
}
