import ConfigSchema
import LanguageModel
import Store
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
    guard workspace.currentProperty != nil else { throw CommandFailure.propertyRemoved }
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
    let kept = try ProposalKeeping(store: store).keep(result, amending: question.amending)
    return AskOutcome(
      message: result.message, proposal: kept.map(pending), questions: result.questions, decline: result.decline,
      findings: result.findings)
  }

  private func pending(_ stored: StoredProposal) -> PendingProposal {
    reviews[stored.id] = KnownReview(stored)
    return PendingProposal(stored.proposal, review: stored.review.state, since: stored.since)
  }
}
