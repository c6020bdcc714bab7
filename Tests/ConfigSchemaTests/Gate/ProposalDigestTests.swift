import ConfigSchema
import Testing

/// What a decision is bound to: everything that says which document was read.
@Suite struct ProposalDigestTests {
  private static let second = PropertyFacts(id: ItemID("h2"), name: "Willow Bend")

  private static let proposal: Proposal = {
    var proposal = GateSamples.proposal(from: GateSamples.base, to: GateSamples.target)
    proposal.targets.append(
      ProposalTarget(
        property: second, baseRevision: 1, base: .empty,
        changes: Diff.changes(from: .empty, to: GateSamples.base).map { ProposedChange(change: $0) }))
    return proposal
  }()

  @Test(
    "every difference shows, in the whole and in what is accepted of it",
    arguments: [
      { @Sendable (p: inout Proposal) in p.id = ItemID("x2") },
      { p in p.revision = 2 },
      { p in p.validatorVersion = 8 },
      { p in p.targets[0].property.id = ItemID("h3") },
      { p in p.targets[0].baseRevision = 4 },
      { p in p.targets[0].base.triggers[0].name = "Other" },
      { p in p.targets[0].changes.removeLast() },
      { p in p.targets[1].property.id = ItemID("h3") },
      { p in p.targets[1].baseRevision = 2 },
      { p in
        p.targets[1].base.pipelines = [Pipeline(id: ItemID("p9"), name: "X", type: .lead, isDefault: false, stages: [])]
      },
      { p in p.targets[1].changes.removeFirst() },
      { p in p.targets.removeLast() },
      { p in p.targets.reverse() },
    ] as [@Sendable (inout Proposal) -> Void])
  func difference(edit: @Sendable (inout Proposal) -> Void) {
    var other = Self.proposal
    edit(&other)
    #expect(Digest(ofWhole: other) != Digest(ofWhole: Self.proposal))
    #expect(
      Digest(of: other, accepting: Set(other.changeKeys))
        != Digest(of: Self.proposal, accepting: Set(Self.proposal.changeKeys)))
  }

  @Test("the same change of another content is another whole")
  func content() {
    var target = GateSamples.target
    target.triggers[1].name = "Farewell"
    let other = GateSamples.proposal(from: GateSamples.base, to: target)
    let one = GateSamples.proposal(from: GateSamples.base, to: GateSamples.target)
    #expect(other.changeKeys == one.changeKeys)
    #expect(Digest(ofWhole: other) != Digest(ofWhole: one))
  }

  @Test("a whole number and the fraction that is written with the same bits are told apart")
  func numbers() throws {
    // 4607182418800017408 is the bit pattern of 1.0, 4609434218613702656 that of 1.5.
    let whole = try #require(JSONNumber(text: "4609434218613702656"))
    func digest(_ number: JSONNumber) -> Digest {
      var configuration = GateSamples.base
      configuration.triggers[0].actions[0].config["n"] = .number(number)
      return Digest(of: configuration)
    }
    #expect(digest(whole) != digest(JSONNumber(1.5)))
  }

  @Test("what was checked with other rules is rebased before it is approved")
  func otherRules() {
    var proposal = GateSamples.proposal(from: GateSamples.base, to: GateSamples.target)
    proposal.validatorVersion = 6
    let gate = ApprovalGate(checks: GateSamples.checks)
    let obstacles = gate.obstacles(
      for: proposal, review: GateSamples.seen(proposal), in: GateSamples.workspace(GateSamples.base))
    #expect(obstacles == [.otherRules])
    #expect(obstacles[0].message(in: proposal).contains("Rebase it"))
  }
}
