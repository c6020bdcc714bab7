import ConfigSchema
import LanguageModel

/// One request from words to a proposal, the same for the terminal program and for `configurator propose`.
struct Asking: Sendable {
  let client: any ModelClient

  /// Everything a request is answered from.
  struct Question: Sendable {
    var request: Request
    /// What was handed in before and led here, as when a question was answered.
    var earlier = Request([])
    /// What is live.
    var workspace: Workspace
    var history: [Turn] = []
    /// The waiting proposal that this changes, with the decisions on it.
    var amending: (proposal: Proposal, review: ReviewState)?

    /// What the model is shown: the live set-up, or what it would be with the waiting proposal.
    var shown: Workspace {
      amending.map { $0.proposal.preview(in: workspace, review: $0.review) } ?? workspace
    }
  }

  func run(
    _ question: Question, handles: HandleTable, onProgress: @escaping @Sendable (DialogueProgress) -> Void = { _ in }
  ) async -> AskingResult {
    let shown = question.shown
    let builder = ProposalBuilder()
    let name = client.name
    let reader = ReplyReader()
    let result = await Dialogue(client: client).run(
      ModelRequest(
        workspace: shown, live: question.workspace, handles: handles, request: question.request,
        earlier: question.earlier,
        history: question.history, pending: question.amending?.proposal),
      check: { text in
        let read = reader.read(text)
        let built = builder.build(
          read, request: question.request, earlier: question.earlier, workspace: question.workspace, handles: handles,
          model: name, ids: FreshID.next, pending: question.amending?.proposal,
          review: question.amending?.review ?? ReviewState())
        return ReplyCheck(built, reply: read.reply, findings: built.findings)
      }, progress: onProgress)
    switch result.ending {
    case .answered(let check): return AskingResult(check.built, notices: result.notices)
    case .stopped(let outcome): return AskingResult(stopped: outcome, notices: result.notices)
    }
  }
}

extension BuildResult {
  /// What is wrong, for asking again.
  fileprivate var findings: [Finding] {
    if case .findings(let failure) = self { failure.findings } else { [] }
  }
}
