import ConfigSchema
import Store
import Testing

@Suite("Proposals") struct ProposalTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  private func saved(_ edit: (inout Configuration) -> Void = { $0 = Sample.configuration }) throws -> Proposal {
    let proposal = try store.proposed("Please set this up", edit)
    try store.save(proposal)
    return proposal
  }

  @Test("a saved proposal comes back whole, in this session and in another")
  func roundTrip() throws {
    let proposal = try saved()
    for store in [store, try community.store()] {
      let stored = try #require(try store.proposal(proposal.id))
      #expect(stored.proposal == proposal)
      #expect(stored.status == .pending)
      #expect(stored.proposedBy == "Dana Reyes")
      #expect(stored.since.utf8.count == 16)
    }
  }

  @Test("what waits is listed oldest first, for one property or all")
  func pending() throws {
    let first = try saved()
    let second = try store.proposed(for: [Community.maple, Community.birch]) { $0.triggers = [Sample.trigger(9)] }
    try store.save(second)
    #expect(try store.pendingProposals().map(\.id) == [first.id, second.id])
    #expect(try store.pendingProposals(property: Community.birch).map(\.id) == [second.id])
    try store.decline(proposal: first.id, reason: "Not now")
    #expect(try store.pendingProposals().map(\.id) == [second.id])
    let settlement = try #require(try store.proposal(first.id)?.settlement)
    #expect((settlement.status, settlement.by, settlement.reason) == (.declined, "Dana Reyes", "Not now"))
  }

  @Test("an amendment takes the place of the revision before it, and a session that knows only the older one is told")
  func amending() throws {
    let proposal = try saved()
    var amended = proposal
    amended.revision = 2
    amended.message = "Now with more."
    try store.save(amended)
    #expect(try store.proposal(proposal.id)?.proposal == amended)
    #expect(try store.pendingProposals(property: Community.maple).map(\.id) == [proposal.id])

    let other = try community.store(as: community.login(standingFor: Community.luis))
    let error = #expect(throws: ProposalMoved.self) { try other.save(amended) }
    guard case .amended(let stored, by: let by) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(stored.proposal == amended)
    #expect(by == "Dana Reyes")
  }

  @Test("what has been settled is not settled, amended or reviewed again")
  func settled() throws {
    let proposal = try saved()
    try store.supersede(proposal: proposal.id, by: try saved().id)
    var amended = proposal
    amended.revision = 2
    for attempt in [
      { try store.decline(proposal: proposal.id) }, { try store.save(amended) },
      { try store.saveReview(ReviewState(), of: proposal, replacing: 0) },
    ] as [() throws -> Void] {
      let error = #expect(throws: ProposalMoved.self) { try attempt() }
      guard case .settled(let settlement) = error else { return #expect(Bool(false), "\(String(describing: error))") }
      #expect(settlement.status == .superseded)
    }
  }

  @Test("decisions survive, and two sessions that review the same proposal see each other")
  func reviewing() throws {
    let proposal = try saved()
    let key = proposal.changeKeys[0]
    let mine = ReviewState(decisions: [key: .declined], seen: [key])
    #expect(try store.saveReview(mine, of: proposal, replacing: 0) == 1)
    let other = try community.store(as: community.login(standingFor: Community.luis))
    let found = try #require(try other.proposal(proposal.id)?.review)
    #expect((found.state.decisions, found.revision) == (mine.decisions, 1))

    let theirs = ReviewState(decisions: [key: .accepted], seen: [key])
    #expect(try other.saveReview(theirs, of: proposal, replacing: 1) == 2)
    let error = #expect(throws: ProposalMoved.self) { try store.saveReview(mine, of: proposal, replacing: 1) }
    #expect(error == .reviewed(StoredReview(state: theirs, revision: 2, proposalRevision: 1), by: "Luis Ortega"))
    #expect(theirs.seen == mine.seen)
    #expect(throws: ProposalMoved.self) { try store.saveReview(mine, of: proposal, replacing: 0) }
  }

  @Test("decisions on a revision that was amended meanwhile are not taken")
  func reviewingOld() throws {
    let proposal = try saved()
    var amended = proposal
    amended.revision = 2
    try store.save(amended)
    let error = #expect(throws: ProposalMoved.self) { try store.saveReview(ReviewState(), of: proposal, replacing: 0) }
    guard case .amended = error else { return #expect(Bool(false), "\(String(describing: error))") }
    let review = ReviewState(decisions: [amended.changeKeys[0]: .declined])
    #expect(try store.saveReview(review, of: amended, replacing: 0) == 1)
  }

  @Test("a login restricted to an organization sees neither the properties nor the proposals of others")
  func reach() throws {
    _ = try saved()
    let owner = try community.owner()
    let elsewhere: ItemID = try owner.execute("insert into organizations (name) values ('Other') returning id").only()
      .value("id")
    let other = try community.store(as: community.login(standingFor: Community.luis, organization: elsewhere))
    #expect(try other.properties().isEmpty)
    #expect(try other.pendingProposals().isEmpty)
    #expect(try store.properties().map(\.name) == ["Birch Lane", "Maple Yard"])
  }
}
