import ConfigSchema
import Testing

@Suite struct GatePropertyTests {
  /// Whatever a person does in whatever order: what passes was seen, accepted, whole and free of blocks.
  @Test func nothingUnseenDeclinedBrokenOrBlockedEverPasses() {
    var generator = ConfigurationGenerator(seed: 21)
    var passed = 0
    for _ in 0..<400 {
      let base = generator.configuration(pipelines: 2, triggers: 3)
      var target = generator.edited(base)
      if generator.random.chance(20), !target.triggers.isEmpty { target.triggers[0].name = "Forbidden" }
      var proposal = GateSamples.proposal(from: base, to: target)
      for index in proposal.targets[0].changes.indices where generator.random.chance(15) {
        proposal.targets[0].changes[index].startsSelected = false
      }
      let review = randomReview(of: proposal, &generator.random)
      guard let approved = attempt(proposal, review, base) else { continue }
      passed += 1
      verify(approved, proposal, review, base)
    }
    #expect(passed > 20, "the generator makes approvable cases too")
  }

  private func randomReview(of proposal: Proposal, _ random: inout SplitMix) -> ReviewState {
    var review = ReviewState()
    let careful = random.chance(60)
    for key in proposal.changeKeys {
      if careful || random.chance(70) { review.seen.insert(key) }
      switch random.upTo(9) {
      case 0: review.decisions[key] = .declined
      case 1: review.decisions[key] = .accepted
      case 2: review.decisions[key] = .undecided
      default: break
      }
    }
    return review
  }

  private func attempt(_ proposal: Proposal, _ review: ReviewState, _ base: Configuration) -> ApprovedChange? {
    var gate = ApprovalGate(checks: GateSamples.checks)
    let workspace = GateSamples.workspace(base)
    guard case .success(let challenge) = gate.challenge(proposal, review: review, in: workspace, seed: 9) else {
      return nil
    }
    return try? gate.approve(
      challenge, typed: challenge.code, proposal, review: review, in: workspace, by: GateSamples.manager
    ).get()
  }

  private func verify(_ approved: ApprovedChange, _ proposal: Proposal, _ review: ReviewState, _ base: Configuration) {
    #expect(review.seen.isSuperset(of: proposal.changeKeys))
    let target = proposal.targets[0]
    let accepted = Set(approved.targets[0].changes.map(\.id))
    #expect(!accepted.isEmpty)
    for proposed in target.changes {
      let decision = review.decisions[ChangeKey(property: target.property.id, change: proposed.change.id)]
      let wanted = decision == .accepted || (decision != .declined && proposed.startsSelected)
      #expect(accepted.contains(proposed.change.id) == wanted)
    }
    #expect(Dependencies(of: target).broken(accepting: accepted).isEmpty)
    #expect(!approved.targets[0].result.triggers.contains { $0.name == "Forbidden" })
    #expect(
      approved.targets[0].result == base.applying(approved.targets[0].changes, among: target.changes.map(\.change)))
  }
}
