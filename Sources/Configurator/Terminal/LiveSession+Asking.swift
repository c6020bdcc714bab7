import ConfigSchema
import LanguageModel
import TUI

/// A request with everything it is answered from.
struct PreparedQuestion: Sendable {
  var asking: Asking
  var question: Asking.Question
  var handles: HandleTable
}

extension LiveSession {
  func prepare(_ request: Request, amending: ItemID?) throws -> PreparedQuestion {
    let workspace = try store.workspace(current: requireProperty().id)
    let waiting = try amending.map { try stored($0) }
    let turns = try conversation.map { try store.turns(of: $0, limit: 20) } ?? []
    let question = Asking.Question(
      request: request, earlier: unanswered ?? Request([]), workspace: workspace,
      history: turns.answered.compactMap(\.turn),
      amending: waiting.map { ($0.proposal, $0.review.state) })
    handles.allocate(for: workspace)
    handles.allocate(for: question.shown)
    try saveHandles()
    return PreparedQuestion(asking: Asking(client: models.client), question: question, handles: handles)
  }

  /// Stores a new or amended proposal before anybody sees it, so that a crash loses nothing.
  func keep(_ result: AskingResult, of question: Asking.Question) throws -> AskOutcome {
    let isOpen = result.proposal == nil && !result.questions.isEmpty
    unanswered = isOpen ? Request((unanswered?.inputs ?? []) + question.request.inputs) : nil
    if result.isEmptied, let old = question.amending?.proposal {
      try store.decline(proposal: old.id, reason: "Taken back by a later request.")
    }
    return AskOutcome(
      message: result.message, proposal: try result.proposal.map { try keep($0, amending: question.amending) },
      questions: result.questions, decline: result.decline, findings: result.findings)
  }

  /// Decisions on changes that an amendment left as they were stay. One that had to be made anew takes the old one's place.
  private func keep(
    _ proposal: Proposal, amending old: (proposal: Proposal, review: ReviewState)?
  ) throws -> PendingProposal {
    try store.save(proposal, superseding: old?.proposal.id)
    let stored = try stored(proposal.id)
    reviews[proposal.id] = KnownReview(stored)
    return PendingProposal(stored.proposal, review: stored.review.state, since: stored.since)
  }
}
