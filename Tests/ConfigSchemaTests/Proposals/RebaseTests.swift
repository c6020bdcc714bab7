import ConfigSchema
import Testing

@Suite struct RebaseTests {
  var samples = BuildSamples()

  private func proposal(_ edit: (inout Configuration) -> Void) -> Proposal {
    var target = BuildSamples.base
    edit(&target)
    return GateSamples.proposal(from: BuildSamples.base, to: target)
  }

  private mutating func rebased(
    _ proposal: Proposal, review: ReviewState = ReviewState(), _ edit: (inout Configuration) -> Void
  )
    -> BuildResult
  {
    edit(&samples.workspace.properties[0].configuration)
    samples.workspace.properties[0].revision = 4
    return samples.builder.rebased(proposal, review: review, workspace: samples.workspace, ids: samples.ids)
  }

  @Test mutating func theSameChangesStandOnTheNewBase() throws {
    let old = proposal { $0.pipelines[0].stages[0].slaHours = 2 }
    let new = try #require(rebased(old) { $0.triggers[0].name = "Other" }.proposal)
    #expect(new.id != old.id && new.revision == 1 && new.origin == .rebase(of: old.id))
    #expect(new.ids == ["s1/sla"] && new.selected == ["s1/sla"])
    #expect(new.targets[0].baseRevision == 4)
    #expect(new["s1/sla"]?.findings.isEmpty == true)
    #expect(ReviewState(seen: Set(old.changeKeys)).carried(from: old, to: new) == ReviewState())
  }

  @Test mutating func whatSomebodyElseChangedComesWithAWarning() throws {
    let old = proposal { $0.pipelines[0].stages[0].slaHours = 2 }
    let new = try #require(rebased(old) { $0.pipelines[0].stages[0].slaHours = 12 }.proposal)
    #expect(new["s1/sla"]?.change.kind == .stageSLAChanged(ItemID("s1"), name: "Inquiry", from: 12, to: 2))
    #expect(new["s1/sla"]?.findings.map(\.severity) == [.warn])
    #expect(new["s1/sla"]?.findings[0].message.contains("4 hours → 12 hours") == true)
  }

  @Test mutating func whatIsSoAlreadyOrGoneIsSaid() throws {
    let old = proposal {
      $0.pipelines[0].stages[0].slaHours = 2
      $0.pipelines[0].stages[1].slaHours = 9
      $0.triggers[1].name = "Gate alarm"
    }
    let new = try #require(
      rebased(old) {
        $0.pipelines[0].stages[0].slaHours = 2
        $0.triggers.remove(at: 1)
      }.proposal)
    #expect(new.ids == ["s2/sla"])
    #expect(new.targets[0].findings.map(\.severity) == [.note, .warn])
    #expect(new.targets[0].findings[0].message.contains("is so already"))
    #expect(new.targets[0].findings[1].message.contains("is about something that is gone"))
  }

  @Test mutating func whenEverythingIsSoAlreadyThereIsNothingToPropose() {
    let old = proposal { $0.pipelines[0].stages[0].slaHours = 2 }
    guard case .answer(_, let notes) = rebased(old, { $0.pipelines[0].stages[0].slaHours = 2 }) else {
      return #expect(Bool(false))
    }
    #expect(notes.count == 1)
  }

  @Test mutating func whatWasDeclinedStartsUnselected() throws {
    let old = proposal {
      $0.pipelines[0].stages[0].slaHours = 2
      $0.triggers.remove(at: 1)
    }
    let declined = ReviewState(decisions: [ChangeKey(property: BuildSamples.facts.id, change: "t2/deleted"): .declined])
    let new = try #require(rebased(old, review: declined) { $0.triggers[0].name = "Other" }.proposal)
    #expect(new.selected == ["s1/sla"])
    #expect(new["t2/deleted"]?.unselectedReason == "You declined it before.")
  }

  /// Rebasing onto the very same configuration changes nothing about what is proposed.
  @Test func rebasingOntoTheSameBaseKeepsEveryChange() throws {
    var generator = ConfigurationGenerator(seed: 41)
    for _ in 0..<100 {
      let base = generator.configuration()
      let old = GateSamples.proposal(from: base, to: generator.edited(base))
      guard !old.ids.isEmpty else { continue }
      let result = samples.builder.rebased(
        old, review: ReviewState(), workspace: GateSamples.workspace(base), ids: samples.ids)
      #expect(result.proposal?.ids == old.ids)
    }
  }

  /// Whatever happened in between, the rebased changes apply to what is live and nothing crashes.
  @Test func rebasingOntoAnythingIsSafe() throws {
    var generator = ConfigurationGenerator(seed: 42)
    for _ in 0..<150 {
      let base = generator.configuration()
      let old = GateSamples.proposal(from: base, to: generator.edited(base))
      let live = generator.edited(base)
      let result = samples.builder.rebased(
        old, review: ReviewState(), workspace: GateSamples.workspace(live, revision: 9), ids: samples.ids)
      guard let target = result.proposal?.targets.first else { continue }
      #expect(target.base == live)
      let all = target.configuration(accepting: Set(target.changes.map(\.change.id)))
      #expect(Diff.changes(from: live, to: all).count <= target.changes.count)
    }
  }
}
