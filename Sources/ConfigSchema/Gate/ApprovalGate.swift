/// The only way from a proposal to something that may be written.
///
/// The person looks at every change, asks for the code, and types it. A code is good for one approval of exactly what
/// was accepted when it was drawn, and for three tries. Everything is judged again at the moment of approval.
public struct ApprovalGate: Sendable {
  private enum State: Hashable, Sendable {
    /// No code has been drawn, or it was used, spent or withdrawn.
    case closed
    /// A code is on the screen and we wait for it to be typed.
    case waiting(Challenge, triesLeft: Int)
  }

  private static let tries = 3

  private var state = State.closed
  private let catalogue: Catalogue
  private let checks: Checks

  public init(checks: Checks = .standard, catalogue: Catalogue = .standard) {
    (self.checks, self.catalogue) = (checks, catalogue)
  }

  /// Everything that stands in the way of approving what is accepted now; empty when a code may be drawn.
  /// Judges the resulting configurations, so ask when a decision changes and not for every frame.
  /// - Parameter workspace: the live state as it was read last.
  public func obstacles(for proposal: Proposal, review: ReviewState, in workspace: Workspace) -> [Obstacle] {
    ObstacleSearch(
      proposal: proposal, review: review, workspace: workspace, catalogue: catalogue, checks: checks
    ).obstacles
  }

  /// Draws the code for what is accepted now. An earlier code is void.
  /// - Parameter seed: fresh randomness.
  public mutating func challenge(
    _ proposal: Proposal, review: ReviewState, in workspace: Workspace, seed: UInt64
  ) -> Result<Challenge, GateRefusal> {
    state = .closed
    let obstacles = obstacles(for: proposal, review: review, in: workspace)
    guard obstacles.isEmpty else { return .failure(.obstacles(obstacles)) }
    let digest = Digest(of: proposal, review)
    let challenge = Challenge(proposal: proposal, digest: digest, seed: seed)
    state = .waiting(challenge, triesLeft: Self.tries)
    return .success(challenge)
  }

  /// Voids the code, as when the person leaves the screen.
  public mutating func withdraw() { state = .closed }

  /// Lets through what was accepted, when the code is right and everything is still as it was when it was drawn.
  /// - Parameter reason: why; empty = the words that were typed for what is accepted.
  public mutating func approve(
    _ challenge: Challenge, typed: String, _ proposal: Proposal, review: ReviewState, in workspace: Workspace,
    by actor: Actor, reason: String = ""
  ) -> Result<ApprovedChange, GateRefusal> {
    guard case .waiting(challenge, let triesLeft) = state else { return .failure(.noChallenge) }
    guard actor.mayApprove, actor.profile != nil else { return .failure(.mayNotApprove(actor)) }
    guard Digest(of: proposal, review) == challenge.digest else {
      state = .closed
      return .failure(.changedSince)
    }
    guard challenge.isAnswered(by: typed) else { return .failure(miss(challenge, triesLeft)) }
    state = .closed
    let obstacles = obstacles(for: proposal, review: review, in: workspace)
    guard obstacles.isEmpty else { return .failure(.obstacles(obstacles)) }
    return .success(
      ApprovedChange(
        proposal, review, digest: challenge.digest, by: actor, reason: reason, catalogue: catalogue))
  }

  private mutating func miss(_ challenge: Challenge, _ triesLeft: Int) -> GateRefusal {
    guard triesLeft > 1 else {
      state = .closed
      return .noTriesLeft
    }
    state = .waiting(challenge, triesLeft: triesLeft - 1)
    return .wrongCode(triesLeft: triesLeft - 1)
  }
}

/// Something a person has approved. It exists only because ``ApprovalGate`` let it through: there is no other way to make
/// one, and the store writes nothing else.
public struct ApprovedChange: Hashable, Sendable {
  public let proposal: ItemID
  /// The proposal's revision that was approved.
  public let revision: Int
  public let origin: Proposal.Origin
  /// What the decision is bound to.
  public let digest: Digest
  /// Of the proposal with everything in it, accepted or not: says which document was read.
  public let proposalDigest: Digest
  public let actor: Actor
  /// Why, in the person's words.
  public let reason: String
  public let validatorVersion: Int
  /// What was decided about every change, declined ones included.
  public let choices: [Choice]
  /// The properties with at least one accepted change.
  public let targets: [ApprovedTarget]

  fileprivate init(
    _ proposal: Proposal, _ review: ReviewState, digest: Digest, by actor: Actor, reason: String, catalogue: Catalogue
  ) {
    let accepted = review.accepted(in: proposal)
    choices = review.choices(in: proposal)
    (self.proposal, revision, origin) = (proposal.id, proposal.revision, proposal.origin)
    (self.digest, self.actor, validatorVersion) = (digest, actor, proposal.validatorVersion)
    proposalDigest = Digest(ofWhole: proposal)
    self.reason = reason.isEmpty ? proposal.reason(accepting: accepted) : reason
    targets = proposal.targets.compactMap { target in
      let ids = Set(target.changeKeys.filter(accepted.contains).map(\.change))
      return ids.isEmpty ? nil : ApprovedTarget(target, accepting: ids, review, catalogue: catalogue)
    }
  }
}
