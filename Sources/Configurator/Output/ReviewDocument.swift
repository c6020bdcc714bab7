import ConfigSchema
import Store

/// What `review --json` prints: a waiting proposal with the decisions so far.
struct ReviewDocument: Encodable {
  let proposal: Proposal
  let proposedBy: String
  let since: String
  let decisions: [DecisionDocument]
  /// What is still to be carried out because of earlier events, where a change concerns it.
  let waiting: [WaitingRunsDocument]

  init(_ stored: StoredProposal, _ waiting: [WaitingRuns]) {
    (proposal, proposedBy, since) = (stored.proposal, stored.proposedBy, stored.since)
    decisions = DecisionDocument.all(stored)
    self.waiting = WaitingRunsDocument.all(stored, waiting)
  }
}

/// What stands for one change.
struct DecisionDocument: Encodable {
  /// As `decide` takes it and the text output shows it.
  let number: Int
  let property: String
  let change: String
  let sentence: String
  let decision: Decision
  /// Whether it would be made now: accepted, or undecided and selected from the start.
  let accepted: Bool
  /// Whether it has been on a screen.
  let seen: Bool

  static func all(_ stored: StoredProposal) -> [DecisionDocument] {
    let review = stored.review.state
    let changes = stored.proposal.targets.flatMap { target in target.changes.map { (target, $0) } }
    return zip(1..., changes).map { number, place in
      let (target, proposed) = place
      let key = ChangeKey(property: target.property.id, change: proposed.change.id)
      return DecisionDocument(
        number: number, property: target.property.name, change: proposed.change.id,
        sentence: Sentence.text(for: proposed.change, in: target), decision: review.decisions[key] ?? .undecided,
        accepted: review.isAccepted(proposed, of: target.property.id), seen: review.seen.contains(key))
    }
  }
}
