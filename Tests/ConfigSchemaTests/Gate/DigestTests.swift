import ConfigSchema
import Testing

@Suite struct DigestTests {
  private func digest(_ edit: (inout Configuration) -> Void) -> Digest {
    var configuration = GateSamples.base
    edit(&configuration)
    return Digest(of: configuration)
  }

  @Test func equalMeaningGivesEqualDigests() {
    #expect(digest { _ in }.hex.utf8.count == 64)
    #expect(
      digest { $0.triggers[0].actions[0].config["n"] = 1 } == digest { $0.triggers[0].actions[0].config["n"] = 1.0 })
    let one: JSONObject = ["a": 1, "b": "x"]
    let two: JSONObject = ["b": "x", "a": 1]
    #expect(digest { $0.triggers[0].actions[0].config = one } == digest { $0.triggers[0].actions[0].config = two })
    #expect(digest { $0.pipelines.reverse() } == digest { _ in })
  }

  @Test(
    "every difference shows",
    arguments: [
      { @Sendable (c: inout Configuration) in c.pipelines[0].name = "leasing" },
      { c in c.pipelines[0].isDefault = false },
      { c in c.pipelines[0].stages[0].slaHours = 0 },
      { c in c.pipelines[0].stages[0].leadStatus = "" },
      { c in c.triggers[0].actions.reverse() },
      { c in c.triggers[0].actions[0].delayMinutes = 1 },
      { c in c.triggers[0].actions[0].config["body"] = .null },
      { c in c.triggers[0].conditions = [Condition("lead.score", .eq, 1)] },
      { c in c.triggers[0].conditions = [Condition("lead.score", .eq, "1")] },
      { c in c.triggers[0].conditions = [Condition("lead.score", .eq, true)] },
      { c in c.triggers[0].conditions = [Condition("lead.score", .eq, [1])] },
    ] as [@Sendable (inout Configuration) -> Void])
  func difference(edit: @Sendable (inout Configuration) -> Void) {
    #expect(digest(edit) != digest { _ in })
  }

  @Test func bigWholeNumbersAreNotConfused() {
    let (a, b) = (JSONNumber(text: "9007199254740992")!, JSONNumber(text: "9007199254740993")!)
    #expect(
      digest { $0.triggers[0].actions[0].config["n"] = .number(a) }
        != digest { $0.triggers[0].actions[0].config["n"] = .number(b) })
  }

  @Test func theDecisionIsBoundToBaseRevisionAndAcceptedChanges() {
    let proposal = GateSamples.proposal(from: GateSamples.base, to: GateSamples.target)
    let all = Set(proposal.changeKeys)
    let reference = Digest(of: proposal, accepting: all)
    #expect(Digest(of: proposal, accepting: all) == reference)
    #expect(Digest(of: proposal, accepting: all.filter { $0.change != "t2/created" }) != reference)
    var other = proposal
    other.targets[0].baseRevision = 4
    #expect(Digest(of: other, accepting: all) != reference)
    other = proposal
    other.validatorVersion = 8
    #expect(Digest(of: other, accepting: all) != reference)
    other = proposal
    other.targets[0].base.triggers[0].name = "Other"
    #expect(Digest(of: other, accepting: all) != reference)
  }
}
