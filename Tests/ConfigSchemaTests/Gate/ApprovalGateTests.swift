import ConfigSchema
import Testing

@Suite struct ApprovalGateTests {
  let proposal = GateSamples.proposal(from: GateSamples.base, to: GateSamples.target)
  let workspace = GateSamples.workspace(GateSamples.base)
  var gate = ApprovalGate(checks: GateSamples.checks)

  private func key(_ change: String) -> ChangeKey { ChangeKey(property: GateSamples.facts.id, change: change) }

  private mutating func open(_ review: ReviewState) throws -> Challenge {
    try gate.challenge(proposal, review: review, in: workspace, seed: 1).get()
  }

  private mutating func approve(_ challenge: Challenge, typed: String? = nil, review: ReviewState, by actor: Actor)
    -> Result<ApprovedChange, GateRefusal>
  {
    gate.approve(challenge, typed: typed ?? challenge.code, proposal, review: review, in: workspace, by: actor)
  }

  @Test mutating func whatWasSeenAndAcceptedPassesWithTheCode() throws {
    let review = GateSamples.seen(proposal)
    let challenge = try open(review)
    let approved = try approve(
      challenge, typed: " " + challenge.code.lowercased(), review: review, by: GateSamples.manager
    )
    .get()
    #expect(approved.targets.count == 1)
    #expect(approved.targets[0].result == GateSamples.target)
    #expect(approved.targets[0].base == GateSamples.base)
    #expect(approved.targets[0].sentences.count == 4)
    #expect(approved.digest == challenge.digest)
    #expect(approved.reason == "please")
    #expect(approved.actor == GateSamples.manager)
  }

  @Test mutating func theReasonIsWhatWasTypedForWhatIsAccepted() throws {
    var asked = proposal
    asked.request = Request([
      RequestInput(.typed, "Add a Waiting stage, please"), RequestInput(.typed, "and evict somebody"),
      RequestInput(.typed, "Say bye when a tour is cancelled"),
    ])
    for index in asked.targets[0].changes.indices {
      let isTrigger = asked.targets[0].changes[index].change.owner == ItemID("t2")
      asked.targets[0].changes[index].evidence = [
        Evidence(source: .request, quote: isTrigger ? "say  bye" : "a Waiting stage")
      ]
    }
    var review = GateSamples.seen(asked)
    for key in asked.changeKeys where key.change.hasPrefix("t2") { review.decisions[key] = .declined }
    let challenge = try gate.challenge(asked, review: review, in: workspace, seed: 1).get()
    let approved = try gate.approve(
      challenge, typed: challenge.code, asked, review: review, in: workspace, by: GateSamples.manager
    ).get()
    #expect(approved.reason == "Add a Waiting stage, please")
  }

  @Test func nothingCanBeApprovedUnseen() {
    var review = GateSamples.seen(proposal)
    review.seen.remove(key("s2/added"))
    #expect(gate.obstacles(for: proposal, review: review, in: workspace) == [.unseen([key("s2/added")])])
    review.decisions[key("s2/added")] = .declined
    review.decisions[key("s1/transition")] = .declined
    #expect(gate.obstacles(for: proposal, review: review, in: workspace) == [.unseen([key("s2/added")])])
  }

  @Test func decliningWhatAnotherNeedsIsNamed() {
    var review = GateSamples.seen(proposal)
    review.decisions[key("s2/added")] = .declined
    let obstacles = gate.obstacles(for: proposal, review: review, in: workspace)
    #expect(obstacles == [.broken(key("s1/transition"), needs: key("s2/added"))])
    #expect(obstacles[0].message(in: proposal).contains("New stage “Waiting”"))
  }

  @Test func decliningEverythingLeavesNothingToApprove() {
    var review = GateSamples.seen(proposal)
    for key in proposal.changeKeys { review.decisions[key] = .declined }
    #expect(gate.obstacles(for: proposal, review: review, in: workspace) == [.nothingAccepted])
  }

  @Test func aBlockAmongTheAcceptedHoldsAndDecliningItLiftsIt() {
    var target = GateSamples.target
    target.triggers[1].name = "Forbidden"
    let proposal = GateSamples.proposal(from: GateSamples.base, to: target)
    var review = GateSamples.seen(proposal)
    let obstacles = gate.obstacles(for: proposal, review: review, in: workspace)
    #expect(obstacles.count == 1)
    #expect(obstacles[0].message(in: proposal) == "That is forbidden.")
    review.decisions[key("t2/created")] = .declined
    #expect(gate.obstacles(for: proposal, review: review, in: workspace).isEmpty)
  }

  @Test func aRecordedBlockOfAnotherRuleStands() {
    var proposal = proposal
    proposal.targets[0].changes[0].findings = [Finding(.block, rule: "elsewhere", path: "", message: "No.")]
    let review = GateSamples.seen(proposal)
    #expect(gate.obstacles(for: proposal, review: review, in: workspace).count == 1)
  }

  @Test func anApprovalByAnotherOrADriftIsNoticed() {
    let review = GateSamples.seen(proposal)
    let newer = GateSamples.workspace(GateSamples.base, revision: 4)
    #expect(
      gate.obstacles(for: proposal, review: review, in: newer)
        == [.stale(property: GateSamples.facts.id, base: 3, live: 4)])
    let drifted = GateSamples.workspace(GateSamples.target)
    #expect(gate.obstacles(for: proposal, review: review, in: drifted) == [.drifted(property: GateSamples.facts.id)])
    let gone = Workspace(properties: [], current: GateSamples.facts.id)
    #expect(gate.obstacles(for: proposal, review: review, in: gone) == [.missing(property: GateSamples.facts.id)])
  }

  @Test mutating func aChangedDecisionVoidsTheCode() throws {
    var review = GateSamples.seen(proposal)
    let challenge = try open(review)
    review.decisions[key("t2/created")] = .declined
    #expect(approve(challenge, review: review, by: GateSamples.manager) == .failure(.changedSince))
    #expect(approve(challenge, review: review, by: GateSamples.manager) == .failure(.noChallenge))
  }

  @Test mutating func threeWrongCodesVoidIt() throws {
    let review = GateSamples.seen(proposal)
    let challenge = try open(review)
    for expected in [GateRefusal.wrongCode(triesLeft: 2), .wrongCode(triesLeft: 1), .noTriesLeft, .noChallenge] {
      #expect(approve(challenge, typed: "11111", review: review, by: GateSamples.manager) == .failure(expected))
    }
    #expect(approve(challenge, review: review, by: GateSamples.manager) == .failure(.noChallenge))
  }

  @Test mutating func aCodeIsGoodForOneApproval() throws {
    let review = GateSamples.seen(proposal)
    let challenge = try open(review)
    _ = try approve(challenge, review: review, by: GateSamples.manager).get()
    #expect(approve(challenge, review: review, by: GateSamples.manager) == .failure(.noChallenge))
  }

  @Test mutating func anOlderCodeIsVoid() throws {
    let review = GateSamples.seen(proposal)
    let first = try open(review)
    let second = try gate.challenge(proposal, review: review, in: workspace, seed: 2).get()
    #expect(first.code != second.code)
    #expect(approve(first, review: review, by: GateSamples.manager) == .failure(.noChallenge))
    #expect(throws: Never.self) { try approve(second, review: review, by: GateSamples.manager).get() }
  }

  @Test mutating func whoMayNotApproveMayNotTypeEither() throws {
    let review = GateSamples.seen(proposal)
    let challenge = try open(review)
    #expect(approve(challenge, review: review, by: GateSamples.guest) == .failure(.mayNotApprove(GateSamples.guest)))
    let unmapped = Actor(profile: nil, login: "x", name: "x", mayApprove: true)
    #expect(approve(challenge, review: review, by: unmapped) == .failure(.mayNotApprove(unmapped)))
  }

  @Test mutating func whatHappenedSinceTheCodeWasDrawnCounts() throws {
    let review = GateSamples.seen(proposal)
    let challenge = try open(review)
    let newer = GateSamples.workspace(GateSamples.base, revision: 4)
    let result = gate.approve(
      challenge, typed: challenge.code, proposal, review: review, in: newer, by: GateSamples.manager)
    #expect(
      result == .failure(.obstacles([.stale(property: GateSamples.facts.id, base: 3, live: 4)])))
  }

  @Test func theCodeDependsOnSeedAndContent() throws {
    var codes: Set<String> = []
    let review = GateSamples.seen(proposal)
    for seed in 0..<50 as Range<UInt64> {
      var gate = gate
      codes.insert(try gate.challenge(proposal, review: review, in: workspace, seed: seed).get().code)
    }
    #expect(codes.count > 45)
    #expect(codes.allSatisfy { $0.utf8.count == 5 && $0.allSatisfy { !"0O1IL5S2ZB86GQ".contains($0) } })
  }
}
