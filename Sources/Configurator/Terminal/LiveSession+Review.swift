import ConfigSchema
import Store
import TUI

extension LiveSession {
  /// Keeps decisions. Another session's work on the same review is never overwritten.
  /// - Parameter revision: the revision of the proposal on the screen.
  func saveReview(_ id: ItemID, revision: Int, _ state: ReviewState) throws {
    // Decided before the other session's decisions were on the screen: it builds on what is void.
    guard !overruled.contains(id) else { return }
    let known = try reviews[id] ?? KnownReview(stored(id))
    let saved = try store.saveReview(state, of: id, revision: revision, replacing: known.revision)
    reviews[id] = KnownReview(proposalRevision: revision, revision: saved)
  }

  /// Draws a code for exactly what is accepted now, or says what is in the way.
  /// - Parameter shown: stands for the proposal on the screen. Nobody approves what he has not read.
  func challenge(_ id: ItemID, shown: Digest, _ state: ReviewState) throws -> Answer {
    let waiting = try store.pending(id, shownAs: shown)
    let proposal = waiting.proposal
    guard !overruled.contains(id) else {
      return .obstacles(["Somebody else decided something about this proposal at the same time. Look at it again."])
    }
    try store.refuseOtherDecision(than: state, waiting)
    var random = SystemRandomNumberGenerator()
    switch gate.challenge(proposal, review: state, in: try gateWorkspace(proposal), seed: random.next()) {
    case .success(let challenge):
      challenges[id] = IssuedChallenge(
        challenge: challenge, approval: FreshID.next(), facts: proposal.targets.map(\.property))
      return .challenge(code: challenge.code)
    case .failure(.obstacles(let obstacles)): return .obstacles(obstacles.map { $0.message(in: proposal) })
    case .failure(let refusal): return .obstacles([refusal.message(in: proposal)])
    }
  }

  /// The gate decides; only what it lets through reaches the store.
  func approve(_ id: ItemID, shown: Digest, _ state: ReviewState, typed: String) throws -> Answer? {
    let waiting = try store.pending(id, shownAs: shown)
    let proposal = waiting.proposal
    guard let issued = challenges[id] else {
      return .refused(Failure(title: GateRefusal.noChallenge.message(in: proposal)))
    }
    do { try store.refuseOtherDecision(than: state, waiting) } catch {
      withdraw(id)
      throw error
    }
    let decision = gate.approve(
      issued.challenge, typed: typed, proposal, review: state, in: try gateWorkspace(proposal), by: try store.actor())
    switch decision {
    case .failure(.wrongCode(let left)): return .wrongCode(GateRefusal.wrongCode(triesLeft: left).message(in: proposal))
    case .failure(let refusal): return .refused(Failure(title: refusal.message(in: proposal)))
    case .success(let change): return try apply(change, issued)
    }
  }

  private func apply(_ change: ApprovedChange, _ issued: IssuedChallenge) throws -> Answer {
    do {
      let applied = try store.apply(change, as: issued.approval)
      challenges[change.proposal] = nil
      return .applied(Self.shown(applied, issued.facts))
    } catch {
      guard case .decidedOtherwise(let other) = error else { return Self.answer(to: error) }
      withdraw(change.proposal)
      // Told like every other decision of a colleague: the screen shows what is stored.
      throw ProposalMoved.decidedOtherwise(other)
    }
  }

  /// The code is for nothing any more.
  private func withdraw(_ id: ItemID) {
    challenges[id] = nil
    gate.withdraw()
  }

  /// Asks the database whether an approval happened whose answer was lost.
  func checkOutcome(_ id: ItemID) throws -> Answer? {
    guard let issued = challenges[id] else {
      return .refused(Failure(title: "No approval of this proposal is under way."))
    }
    switch store.outcome(ofApproval: issued.approval) {
    case .applied(let applied):
      challenges[id] = nil
      return .applied(Self.shown(applied, issued.facts))
    case .notApplied:
      challenges[id] = nil
      return .refused(
        Failure(title: "The approval did not happen.", kept: "Nothing was changed; the proposal still waits."))
    case .unreachable(let error):
      return .outcomeUnknown(
        Failure(
          title: error.message, kept: "The approval is in effect as a whole or not at all.",
          next: "Ask again in a moment."))
    }
  }

  func decline(_ id: ItemID) throws -> Answer {
    try store.decline(proposal: id)
    challenges[id] = nil
    return .done("The proposal was declined. Nothing was changed.")
  }

  /// The live state of the properties a proposal touches, as the gate judges it.
  private func gateWorkspace(_ proposal: Proposal) throws -> Workspace {
    let states = try proposal.targets.compactMap { try store.state(of: $0.property.id) }
    return Workspace(properties: states, current: states.first?.facts.id ?? proposal.targets[0].property.id)
  }

  static func shown(_ applied: DatabaseApproval, _ facts: [PropertyFacts]) -> TUI.AppliedApproval {
    TUI.AppliedApproval(
      entries: applied.entries.compactMap { entry in
        facts.first { $0.id == entry.property }.map { .init(property: $0, approval: entry.approval) }
      })
  }

  private static func answer(to failure: ApplyFailure) -> Answer {
    switch failure {
    case .conflict(let conflict):
      guard let target = conflict.targets.first else { return .refused(Failure(title: failure.description)) }
      return .conflict(shown(target))
    case .outcomeUnknown: return .outcomeUnknown(Failure(title: failure.description))
    case .decidedOtherwise, .mayNotApprove, .propertyGone, .notApplied:
      return .refused(Failure(title: failure.description))
    }
  }

  private static func shown(_ target: ApprovalConflict.Target) -> Conflict {
    let last = target.since.first
    let theirs = Diff.changes(from: target.base, to: target.live)
    let ours = Diff.changes(from: target.base, to: target.proposed)
    let words = (Sentence(base: target.base, changes: theirs), Sentence(base: target.base, changes: ours))
    let owners = theirs.map(\.owner) + ours.map(\.owner)
    var seen: Set<ItemID> = []
    let items = owners.filter { seen.insert($0).inserted }.map { owner in
      Conflict.Item(
        name: (theirs + ours).first { $0.owner == owner }?.ownerName ?? "",
        base: target.base.contains(owner) ? "as it was" : "did not exist",
        live: theirs.filter { $0.owner == owner }.map(words.0.text).joined(separator: " "),
        proposed: ours.filter { $0.owner == owner }.map(words.1.text).joined(separator: " "))
    }
    return Conflict(
      propertyName: target.property.name, baseRevision: target.baseRevision, liveRevision: target.liveRevision,
      by: last?.by ?? "somebody outside of this program", at: last?.at ?? "", items: items)
  }
}

extension Configuration {
  fileprivate func contains(_ owner: ItemID) -> Bool {
    pipelines.contains { $0.id == owner } || triggers.contains { $0.id == owner }
  }
}
