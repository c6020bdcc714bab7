import ConfigSchema
import Testing

@Suite struct AmendingTests {
  var samples = BuildSamples()
  private let typed = [RequestInput(.typed, "inquiry two hours, remove the arrival alarm, task for cancelled tours")]

  private func first() throws -> Proposal {
    try #require(
      samples.build(
        [
          (.updateStage(UpdateStage(stage: "p1.s1", slaHours: .set(2))), .request, "inquiry two hours"),
          (.trigger("$1", "Cancelled tour", on: "tour_cancelled"), .request, "task for cancelled tours"),
          (.task("$2", on: "$1", title: "Call"), .request, "task for cancelled tours"),
          (.deleteTrigger("t2"), .request, "remove the arrival alarm"),
        ], typed
      ).proposal)
  }

  private func key(_ change: String) -> ChangeKey { ChangeKey(property: BuildSamples.facts.id, change: change) }

  @Test mutating func aSecondRequestIsTheNextRevisionAndDecisionsStay() throws {
    let proposal = try first()
    let created = proposal.ids[1]
    #expect(proposal.ids == ["s1/sla", created, "t2/deleted"])
    let review = ReviewState(
      decisions: [key("s1/sla"): .accepted, key(created): .accepted, key("t2/deleted"): .declined],
      seen: Set(proposal.changeKeys))
    samples.show(proposal, review: review)
    let handle = try #require(samples.handles.handle(of: ItemID(String(created.prefix { $0 != "/" }))))
    let next = try #require(
      samples.build(
        [(.task("$1", on: Reference(handle), title: "Mail"), .request, "and a second one")],
        [RequestInput(.typed, "and a second one please")], pending: proposal, review: review
      ).proposal)
    #expect(next.id == proposal.id)
    #expect(next.revision == 2)
    #expect(next.ids == ["s1/sla", created, "t2/deleted"])
    #expect(next[created]?.evidence.map(\.quote) == ["task for cancelled tours", "and a second one"])
    #expect(next.request.inputs.count == 2)
    let carried = review.carried(from: proposal, to: next)
    #expect(carried.decisions == [key("s1/sla"): .accepted, key("t2/deleted"): .declined])
    #expect(carried.seen == [key("s1/sla"), key("t2/deleted")])
  }

  @Test mutating func takingEverythingBackEmptiesTheProposal() throws {
    let proposal = try #require(
      samples.build(
        [(.updateStage(UpdateStage(stage: "p1.s1", slaHours: .set(2))), .request, "inquiry two hours")], typed
      ).proposal)
    samples.show(proposal)
    let result = samples.build(
      [(.updateStage(UpdateStage(stage: "p1.s1", slaHours: .set(4))), .request, "leave it at four")],
      [RequestInput(.typed, "no, leave it at four")], message: "Left.", pending: proposal)
    #expect(result == .emptied(message: "Left."))
  }

  @Test mutating func anAmendmentOfAStaleProposalStartsFromToday() throws {
    let proposal = try first()
    samples.workspace.properties[0].revision = 4
    samples.workspace.properties[0].configuration.triggers[0].name = "Morning hello"
    samples.show(proposal)
    let next = try #require(
      samples.build(
        [(.updateStage(UpdateStage(stage: "p1.s2", slaHours: .set(8))), .request, "call back eight hours")],
        [RequestInput(.typed, "call back eight hours")], pending: proposal
      ).proposal)
    #expect(next.id != proposal.id)
    #expect(next.origin == .rebase(of: proposal.id))
    #expect(next.revision == 1)
    #expect(next.targets[0].baseRevision == 4)
    #expect(next.ids.contains("s2/sla") && next.ids.contains("s1/sla"))
    #expect(next.targets[0].base.triggers[0].name == "Morning hello")
  }

  @Test func aHandEditIsTheNextRevisionToo() throws {
    let proposal = try first()
    var configuration = proposal.preview(in: samples.workspace, review: ReviewState()).properties[0].configuration
    configuration.pipelines[0].stages[0].slaHours = 3
    let result = samples.builder.edited(
      proposal, review: ReviewState(), property: BuildSamples.facts.id, to: configuration, workspace: samples.workspace)
    let next = try #require(result.proposal)
    #expect(next.revision == 2)
    #expect(next["s1/sla"]?.change.kind == .stageSLAChanged(ItemID("s1"), name: "Inquiry", from: 4, to: 3))
    #expect(next["s1/sla"]?.evidence.map(\.quote) == ["inquiry two hours"])
    #expect(next[proposal.ids[1]]?.change == proposal[proposal.ids[1]]?.change)
    let back = samples.builder.edited(
      proposal, review: ReviewState(), property: BuildSamples.facts.id, to: BuildSamples.base,
      workspace: samples.workspace)
    #expect(back == .emptied(message: "Nothing is left to change."))
  }

  @Test mutating func whatStartsUnselectedIsNoPartOfWhatTheModelSees() throws {
    let proposal = try #require(
      samples.build([(.deleteTrigger("t2"), .request, "not said")], [RequestInput(.typed, "hello inquiry")]).proposal)
    #expect(proposal.selected.isEmpty)
    let preview = proposal.preview(in: samples.workspace, review: ReviewState())
    #expect(preview.properties[0].configuration == BuildSamples.base)
    let next = try #require(
      samples.build(
        [(.updateStage(UpdateStage(stage: "p1.s1", slaHours: .set(2))), .request, "two hours")],
        [RequestInput(.typed, "two hours")], pending: proposal
      ).proposal)
    #expect(next.ids == ["s1/sla", "t2/deleted"])
    #expect(next.selected == ["s1/sla"])
    #expect(next["t2/deleted"]?.unselectedReason != nil)
  }
}
