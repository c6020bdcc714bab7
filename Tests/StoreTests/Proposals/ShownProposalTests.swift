import ConfigSchema
import Store
import Testing

/// Nobody approves what he has not read: an amendment keeps the names of changes whose content it changes.
@Suite("What is on the screen") struct ShownProposalTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
    try store.change { $0 = Sample.configuration }
  }

  /// A proposal that renames a trigger and switches another off.
  private func saved() throws -> Proposal {
    let proposal = try store.proposed {
      $0.triggers[0].name = "Welcome"
      $0.triggers[1].isActive = false
    }
    try store.save(proposal)
    return proposal
  }

  /// The same changes by name; the new name is another one.
  private func amended(_ proposal: Proposal) throws -> Proposal {
    var amended = try store.proposed {
      $0.triggers[0].name = "Something else"
      $0.triggers[1].isActive = false
    }
    (amended.id, amended.revision) = (proposal.id, proposal.revision + 1)
    #expect(amended.changeKeys == proposal.changeKeys)
    return amended
  }

  private func key(_ proposal: Proposal, _ trigger: Int) throws -> ChangeKey {
    try #require(
      zip(proposal.changeKeys, proposal.targets[0].changes).first { $1.change.item == Sample.trigger(trigger).id }?.0)
  }

  @Test("a proposal that was amended after it was drawn is not the one that is asked for, and is shown as it is now")
  func amendedMeanwhile() throws {
    let proposal = try saved()
    #expect(try store.pending(proposal.id, shownAs: Digest(ofWhole: proposal)).proposal == proposal)
    let amended = try amended(proposal)
    try community.store(as: community.login(standingFor: Community.luis)).save(amended)
    let error = #expect(throws: ProposalMoved.self) {
      try store.pending(proposal.id, shownAs: Digest(ofWhole: proposal))
    }
    guard case .amended(let now, by: "Luis Ortega") = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(now.proposal == amended)
    #expect(try store.pending(proposal.id, shownAs: Digest(ofWhole: amended)).proposal == amended)
  }

  @Test("a proposal that was settled meanwhile is not asked for either")
  func settledMeanwhile() throws {
    let proposal = try saved()
    try store.decline(proposal: proposal.id)
    let error = #expect(throws: ProposalMoved.self) {
      try store.pending(proposal.id, shownAs: Digest(ofWhole: proposal))
    }
    guard case .settled = error else { return #expect(Bool(false), "\(String(describing: error))") }
  }

  @Test("an amendment brings along the review of the changes that stayed as they were, and of no others")
  func carried() throws {
    let proposal = try saved()
    let all = Set(proposal.changeKeys)
    let decisions = Dictionary(uniqueKeysWithValues: all.map { ($0, Decision.accepted) })
    try store.saveReview(ReviewState(decisions: decisions, seen: all), of: proposal, replacing: 0)
    let amended = try amended(proposal)
    try store.save(amended)
    let review = try #require(try store.proposal(proposal.id)?.review)
    let kept = try key(proposal, 2)
    #expect(review.state == ReviewState(decisions: [kept: .accepted], seen: [kept]))
    #expect((review.revision, review.proposalRevision) == (2, 2))
    // So the gate asks for another look.
    let workspace = try store.workspace(current: Community.maple)
    let obstacles = ApprovalGate(checks: .lenient).obstacles(for: amended, review: review.state, in: workspace)
    #expect(obstacles == [.unseen([try key(proposal, 1)])])
  }

  @Test("marks that were made on another revision count for nothing, however they came to be there")
  func strayMarks() throws {
    let proposal = try saved()
    try store.saveReview(
      ReviewState(decisions: [proposal.changeKeys[0]: .declined], seen: Set(proposal.changeKeys)), of: proposal,
      replacing: 0)
    try community.owner().script(
      """
      update crm_review_states set proposal_revision = 7; update crm_review_sights set proposal_revision = 7
      """)
    #expect(try store.proposal(proposal.id)?.review.state == ReviewState())
  }

  @Test("what one person has looked at, another has not; decisions they share")
  func ownEyes() throws {
    let proposal = try saved()
    let all = Set(proposal.changeKeys)
    let declined = try key(proposal, 2)
    let mine = ReviewState(decisions: [declined: .declined], seen: all)
    try store.saveReview(mine, of: proposal, replacing: 0)
    let luis = try community.store(as: community.login(standingFor: Community.luis))
    let theirs = try #require(try luis.proposal(proposal.id)?.review)
    #expect(theirs.state == ReviewState(decisions: [declined: .declined], seen: []))
    // Looking is not deciding: it gets in nobody's way.
    let looked = ReviewState(decisions: theirs.state.decisions, seen: [proposal.changeKeys[0]])
    #expect(try luis.saveReview(looked, of: proposal, replacing: 1) == 1)
    #expect(try store.saveReview(mine, of: proposal, replacing: 1) == 1)
    #expect(try store.proposal(proposal.id)?.review.state.seen == all)
    #expect(try luis.proposal(proposal.id)?.review.state.seen == looked.seen)
  }

  @Test("a proposal that was made anew takes the place of the old one, both or neither")
  func superseding() throws {
    let old = try saved()
    let new = try store.proposed { $0.triggers[0].name = "Again" }
    try store.save(new, superseding: old.id)
    #expect(try store.pendingProposals().map(\.id) == [new.id])
    #expect(try store.proposal(old.id)?.settlement?.supersededBy == new.id)
    // The old one is settled, so nothing takes its place any more.
    let late = try store.proposed { $0.triggers[0].name = "Late" }
    #expect(throws: ProposalMoved.self) { try store.save(late, superseding: old.id) }
    #expect(try store.proposal(late.id) == nil)
  }

  @Test("a proposal that cannot be read does not hide the others")
  func unreadable() throws {
    let good = try saved()
    let bad = try saved()
    let owner = try community.owner()
    try owner.execute(
      "update crm_proposals set document = '{\"from\": \"another version\"}', revision = 2 where id = $1", [.id(bad.id)]
    )
    #expect(try store.pendingProposals().map(\.id) == [good.id])
    let waiting = try store.waiting()
    #expect(waiting.proposals.map(\.id) == [good.id])
    #expect(waiting.unreadable.count == 1)
    #expect(waiting.unreadable.first?.contains(bad.id.value) == true)
    #expect(throws: StoreError.self) { try store.proposal(bad.id) }
  }
}
