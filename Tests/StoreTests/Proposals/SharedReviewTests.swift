import ConfigSchema
import Store
import TestDatabase
import TestSupport
import Testing

/// Decisions are shared: whoever decides, or approves, builds on what the others have decided.
@Suite("Decisions of several people") struct SharedReviewTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  /// A proposal of two triggers.
  private func saved() throws -> Proposal {
    let proposal = try store.proposed { $0.triggers = [Sample.trigger(1), Sample.trigger(2)] }
    try store.save(proposal)
    return proposal
  }

  private func deciding(_ proposal: Proposal, _ number: Int, _ decision: Decision) -> ReviewState {
    ReviewState(decisions: [proposal.changeKeys[number - 1]: decision])
  }

  @Test("of two who save at the same moment the second is told, and the first one's decision stays")
  func atOnce() async throws {
    let proposal = try saved()
    let first = try community.store(as: community.login(standingFor: Community.luis))
    let connection = try community.database.connect(.app)
    let backend = connection.backendID
    let second = UncheckedBox(try Store(connection))
    let (theirs, mine) = (deciding(proposal, 1, .declined), deciding(proposal, 2, .declined))
    let saving = try first.connection.transaction {
      try first.saveReview(theirs, of: proposal, replacing: 0)
      let saving = Background { moved { try second.value.saveReview(mine, of: proposal, replacing: 0) } }
      try waitForLock(community.database.connect(.superuser), of: backend)
      return saving
    }
    let error = await saving.value() ?? nil
    #expect(error == .reviewed(StoredReview(state: theirs, revision: 1, proposalRevision: 1), by: "Luis Ortega"))
    #expect(try store.proposal(proposal.id)?.review.state == theirs)
  }

  @Test("what a colleague declined after the code was drawn is not approved")
  func declinedMeanwhile() throws {
    let proposal = try saved()
    let change = try store.approved(proposal)
    let luis = try community.store(as: community.login(standingFor: Community.luis))
    try luis.saveReview(deciding(proposal, 2, .declined), of: proposal, replacing: 0)
    let error = #expect(throws: ApplyFailure.self) { try store.apply(change, as: Sample.randomID()) }
    #expect(error == .decidedOtherwise(OtherDecision(by: "Luis Ortega", number: 2, .declined)))
    #expect(error?.description.contains("Luis Ortega declined change 2 meanwhile; look again") == true)
    #expect(try store.live() == .empty)
    #expect(try store.proposal(proposal.id)?.status == .pending)
  }

  @Test("what a colleague chose meanwhile for runs that wait is not overruled, and what was chosen is kept")
  func waitingMeanwhile() throws {
    let trigger = Trigger(
      id: Sample.id(3, 1), name: "Rule", eventType: "lead_created", conditions: [],
      actions: [Action(id: Sample.id(4, 1), type: "add_note", config: ["description": "x"])])
    try store.change { $0.triggers.append(trigger) }
    let proposal = try store.proposed("Please") { $0.triggers = [] }
    try store.save(proposal)
    let change = try store.approved(proposal, waiting: [trigger.actions[0].id: .keep])
    let luis = try community.store(as: community.login(standingFor: Community.luis))
    var state = deciding(proposal, 1, .accepted)
    state.waiting = [trigger.actions[0].id: .cancel]
    try luis.saveReview(state, of: proposal, replacing: 0)
    #expect(try store.proposal(proposal.id)?.review.state.waiting == state.waiting)
    let error = #expect(throws: ApplyFailure.self) { try store.apply(change, as: Sample.randomID()) }
    #expect(error == .decidedOtherwise(OtherDecision(by: "Luis Ortega", number: 1, .waiting)))
    state.waiting = [trigger.actions[0].id: .keep]
    try luis.saveReview(state, of: proposal, replacing: 1)
    let applied = try store.apply(change, as: Sample.randomID())
    #expect(
      applied.entries[0].approval.sentences.last?.hasSuffix("What still waits of it is carried out as it was approved.")
        == true)
  }

  @Test("what a colleague wants after all is not left out")
  func acceptedMeanwhile() throws {
    let proposal = try saved()
    let change = try store.approved(proposal, declining: [proposal.changeKeys[0]])
    let luis = try community.store(as: community.login(standingFor: Community.luis))
    try luis.saveReview(deciding(proposal, 1, .accepted), of: proposal, replacing: 0)
    let error = #expect(throws: ApplyFailure.self) { try store.apply(change, as: Sample.randomID()) }
    #expect(error == .decidedOtherwise(OtherDecision(by: "Luis Ortega", number: 1, .accepted)))
  }

  @Test("a colleague who decides the same is in nobody's way, nor are decisions on an older revision")
  func agreed() throws {
    let proposal = try saved()
    let luis = try community.store(as: community.login(standingFor: Community.luis))
    try luis.saveReview(deciding(proposal, 2, .declined), of: proposal, replacing: 0)
    let change = try store.approved(proposal, declining: [proposal.changeKeys[1]])
    _ = try store.apply(change, as: Sample.randomID())
    #expect(try store.live().triggers.map(\.name) == ["Trigger 1"])
  }
}

private func moved(_ body: () throws -> Void) -> ProposalMoved? {
  do { try body() } catch { return error as? ProposalMoved }
  return nil
}
