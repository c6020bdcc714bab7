import ConfigSchema
import Testing

@Suite struct RollbackTests {
  let samples = BuildSamples()
  private var today: PropertyState { samples.workspace.properties[0] }

  @Test func aPropertyGoesBackToARevision() throws {
    var then = BuildSamples.base
    then.triggers.remove(at: 0)
    then.pipelines[0].name = "Old leasing"
    let proposal = try #require(
      samples.builder.rollback(to: .property(toRevision: 1), then: then, state: today, ids: samples.ids).proposal)
    #expect(proposal.ids == ["p1/name", "t1/deleted"])
    #expect(proposal.selected == proposal.ids)
    #expect(proposal.origin == .rollback(.property(toRevision: 1)))
    #expect(proposal.targets[0].selectedConfiguration == then)
    #expect(proposal.reason == "Rollback to revision 1")
  }

  @Test func oneAutomationGoesBackWithItsActions() throws {
    var then = BuildSamples.base
    then.triggers[0].actions[0].delayMinutes = 30
    then.triggers[1].name = "Something else"
    let proposal = try #require(
      samples.builder.rollback(to: .item(ItemID("t1"), toRevision: 2), then: then, state: today, ids: samples.ids)
        .proposal)
    #expect(proposal.ids == ["a1/delay"])
  }

  @Test func aDeletedItemComesBackUnderItsOwnID() throws {
    var then = BuildSamples.base
    then.triggers.append(Trigger(id: ItemID("t9"), name: "Back again", eventType: "lead_created"))
    let proposal = try #require(
      samples.builder.rollback(to: .item(ItemID("t9"), toRevision: 2), then: then, state: today, ids: samples.ids)
        .proposal)
    #expect(proposal.ids == ["t9/created"])
  }

  @Test func anItemThatWasNotThereThenIsDeleted() throws {
    let then = Configuration(pipelines: BuildSamples.base.pipelines)
    let proposal = try #require(
      samples.builder.rollback(to: .item(ItemID("t2"), toRevision: 0), then: then, state: today, ids: samples.ids)
        .proposal)
    #expect(proposal.ids == ["t2/deleted"])
  }

  @Test func undoingAnApprovalLeavesEverythingElseAsItIs() throws {
    var before = BuildSamples.base
    before.pipelines[0].stages[0].slaHours = 48
    before.triggers[1].name = "Alarm"
    var after = before
    after.pipelines[0].stages[0].slaHours = 4
    // Since then somebody renamed the alarm; that stays.
    let proposal = try #require(
      samples.builder.undo(approval: ItemID("x"), before: before, after: after, state: today, ids: samples.ids).proposal
    )
    #expect(proposal.ids == ["s1/sla"])
    #expect(proposal["s1/sla"]?.findings.isEmpty == true)
  }

  @Test func undoingWhatWasChangedAgainWarns() throws {
    var before = BuildSamples.base
    before.pipelines[0].stages[0].slaHours = 48
    var after = before
    after.pipelines[0].stages[0].slaHours = 24
    let proposal = try #require(
      samples.builder.undo(approval: ItemID("x"), before: before, after: after, state: today, ids: samples.ids).proposal
    )
    #expect(proposal["s1/sla"]?.findings.map(\.rule) == ["changed_meanwhile"])
  }

  @Test func nothingToGoBackToIsSaid() {
    guard
      case .answer(let message, _) = samples.builder.rollback(
        to: .property(toRevision: 3), then: BuildSamples.base, state: today, ids: samples.ids)
    else { return #expect(Bool(false)) }
    #expect(message == "“Juniper Court” is that way already; there is nothing to change.")
  }

  @Test func aRollbackIsJudgedByTheRulesOfToday() throws {
    var then = BuildSamples.base
    then.triggers[0].name = "Forbidden"
    let proposal = try #require(
      samples.builder.rollback(to: .property(toRevision: 1), then: then, state: today, ids: samples.ids).proposal)
    #expect(proposal.selected.isEmpty)
    #expect(proposal["t1/name"]?.findings.map(\.rule) == ["forbidden"])
  }

  @Test func driftIsRepairedByAProposalToo() throws {
    var drifted = today
    drifted.configuration.triggers[0].isActive = false
    let proposal = try #require(
      samples.builder.driftRepair(to: BuildSamples.base, state: drifted, ids: samples.ids).proposal)
    #expect(proposal.ids == ["t1/switch"])
    #expect(proposal.origin == .driftRepair)
    #expect(proposal.targets[0].base == drifted.configuration)
  }
}
