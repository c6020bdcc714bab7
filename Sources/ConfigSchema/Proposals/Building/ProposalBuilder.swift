/// Makes proposals: out of a model's reply, a file, a rollback, a hand edit, or an older proposal. Nothing is written and
/// nothing is repaired silently; what does not hold comes back as findings.
public struct ProposalBuilder: Sendable {
  let catalogue: Catalogue
  let checks: Checks
  private let reader: ReplyReader
  let resolver: Resolver

  public init(catalogue: Catalogue = .standard, checks: Checks = .standard) {
    (self.catalogue, self.checks) = (catalogue, checks)
    (reader, resolver) = (ReplyReader(catalogue: catalogue), Resolver(catalogue: catalogue))
  }

  var assembly: TargetAssembly { TargetAssembly(checks: checks, catalogue: catalogue) }

  /// From the text of a model's reply.
  /// - Parameters:
  ///   - request: what the person handed in now; the reply's evidence counts by this.
  ///   - earlier: what was handed in before and led here, as when a question was answered. A waiting proposal brings its own.
  ///   - workspace: the live state, also when a proposal waits.
  ///   - handles: allocated for the workspace that the model was shown: the live one, or ``Proposal/preview(in:review:)``.
  ///   - model: the name of the model, kept with the proposal.
  ///   - pending: the waiting proposal that this amends, with its review.
  ///   - mayNeed: whether the model may still ask to see items in full; it is answered once.
  public func build(
    replyText: String, request: Request, earlier: Request = Request([]), workspace: Workspace, handles: HandleTable,
    model: String, ids: IDSource, pending: Proposal? = nil, review: ReviewState = ReviewState(), mayNeed: Bool = true
  ) -> BuildResult {
    build(
      reader.read(replyText), request: request, earlier: earlier, workspace: workspace, handles: handles, model: model,
      ids: ids, pending: pending, review: review, mayNeed: mayNeed)
  }

  /// From a reply that was read already.
  public func build(
    _ read: ReadResult, request: Request, earlier: Request = Request([]), workspace: Workspace, handles: HandleTable,
    model: String, ids: IDSource, pending: Proposal? = nil, review: ReviewState = ReviewState(), mayNeed: Bool = true
  ) -> BuildResult {
    guard let reply = read.reply else { return .findings(BuildFailure(findings: read.findings)) }
    let needed = reply.need.filter { handles[$0.text] != nil }
    if mayNeed, !needed.isEmpty { return .needs(needed) }
    if reply.changes.isEmpty { return words(of: reply, read.findings + unknownNeeds(reply, needed)) }
    let (waiting, isRebased) = current(pending, review, workspace, ids)
    let task = ReplyTask(
      builder: self, read: read, reply: reply,
      handed: Handed(request, after: Request((pending?.request.inputs ?? []) + earlier.inputs)),
      workspace: workspace, handles: handles, model: model, pending: waiting,
      review: isRebased ? ReviewState() : review, isRebased: isRebased)
    return task.result(ids: ids)
  }

  /// A waiting proposal as it can be amended: made anew against today when somebody approved something since, or
  /// the rules have changed.
  private func current(
    _ pending: Proposal?, _ review: ReviewState, _ workspace: Workspace, _ ids: IDSource
  ) -> (Proposal?, isRebased: Bool) {
    guard let pending, pending.isStale(in: workspace) || pending.validatorVersion != checks.version else {
      return (pending, false)
    }
    guard case .proposal(let rebased, _, _) = rebased(pending, review: review, workspace: workspace, ids: ids) else {
      return (nil, true)
    }
    return (rebased, true)
  }

  /// A reply without operations.
  private func words(of reply: Reply, _ findings: [Finding]) -> BuildResult {
    if findings.contains(where: { $0.severity == .block }) {
      return .findings(
        BuildFailure(
          findings: findings, failing: Set(findings.compactMap(\.operation)).sorted(), message: reply.message,
          questions: reply.questions))
    }
    if let decline = reply.decline { return .declined(message: reply.message, decline) }
    if !reply.questions.isEmpty { return .questions(message: reply.message, reply.questions) }
    return .answer(message: reply.message, notes: findings)
  }

  /// A reply that only wants to see what does not exist leads nowhere, so it is told.
  private func unknownNeeds(_ reply: Reply, _ known: [Reference]) -> [Finding] {
    guard known.isEmpty, reply.questions.isEmpty, reply.decline == nil else { return [] }
    return reply.need.enumerated().map { index, reference in
      Finding(
        .block, rule: "unknown_handle", path: "need[\(index)]", value: reference.text.excerpt,
        message: "There is nothing called \"\(reference.text.excerpt)\".", fix: "Use a handle that was shown.")
    }
  }
}
