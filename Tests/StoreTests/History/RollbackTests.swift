import ConfigSchema
import Store
import Testing

@Suite("Going back") struct RollbackTests {
  private let community: Community
  private let store: Store
  private let builder = ProposalBuilder(checks: .lenient)

  /// Revision 1 has a pipeline and two triggers, 2 takes an action and a name away, 3 changes the other trigger, 4 deletes the first.
  init() throws {
    community = try Community()
    store = try community.store()
    try store.change { $0 = Sample.configuration }
    try store.change {
      $0.triggers[0].name = "Renamed"
      $0.triggers[0].actions.removeFirst()
    }
    try store.change { configuration in
      guard let index = configuration.triggers.firstIndex(where: { $0.id == Sample.trigger(2).id }) else { return }
      configuration.triggers[index].isActive = false
    }
    try store.change { $0.triggers.removeAll { $0.id == Sample.trigger(1).id } }
  }

  private func at(_ revision: Int) throws -> Configuration {
    try store.configuration(property: Community.maple, atRevision: revision)
  }

  /// Saves and approves what the builder proposes, as a person would any proposal.
  private func approve(_ result: BuildResult) throws -> AppliedApproval {
    guard case .proposal(let proposal, _, _) = result else { throw StoreError(.other, "\(result)") }
    try store.save(proposal)
    return try store.apply(try store.approved(proposal), as: Sample.randomID())
  }

  private func goBack(to target: RollbackTarget, revision: Int) throws -> AppliedApproval {
    let state = try #require(try store.state(of: Community.maple))
    return try approve(builder.rollback(to: target, then: at(revision), state: state, ids: Sample.randomID))
  }

  private func live(_ id: ItemID) throws -> Trigger? { try store.live().triggers.first { $0.id == id } }

  @Test("a deleted trigger comes back as of a revision, its actions with it, everything under its old id")
  func item() throws {
    let trigger = Sample.trigger(1)
    let applied = try goBack(to: .item(trigger.id, toRevision: 1), revision: 1)
    #expect(try live(trigger.id) == trigger)
    #expect(try live(Sample.trigger(2).id)?.isActive == false)
    let versions = applied.entries[0].approval.versions
    #expect(versions.map(\.item) == [trigger.id] + trigger.actions.map(\.id))
    // The second action moved up when the first was taken away in revision 2, which made it a version of its own.
    #expect(versions.map(\.version) == [4, 3, 4])
    #expect(try store.drift(property: Community.maple).isEmpty)
  }

  @Test("one approval is taken back, and what it did not touch stays as it is today")
  func approval() throws {
    let history = try store.history(property: Community.maple)
    let deletion = try #require(history.first { $0.revision == 4 })
    let state = try #require(try store.state(of: Community.maple))
    _ = try approve(
      builder.undo(approval: deletion.id, before: at(3), after: at(4), state: state, ids: Sample.randomID))
    #expect(try store.live() == at(3))
    #expect(try live(Sample.trigger(1).id)?.name == "Renamed")
    #expect(try live(Sample.trigger(2).id)?.isActive == false)
  }

  @Test("a whole property goes back to any revision, to nothing, and forward again")
  func property() throws {
    for revision in [1, 3, 0, 2, 4] {
      let before = try store.revision(of: Community.maple)
      let applied = try goBack(to: .property(toRevision: revision), revision: revision)
      #expect(try store.live() == at(revision))
      #expect(applied.entries[0].approval.revision == before + 1)
    }
    #expect(try store.drift(property: Community.maple).isEmpty)
    let stored = try #require(try store.history(property: Community.maple).first?.proposal)
    #expect(try store.proposal(stored)?.proposal.origin == .rollback(.property(toRevision: 4)))
  }

  @Test("what was changed past the record is brought back to what was approved")
  func drift() throws {
    try community.database.connect(.superuser).script(
      "set session_replication_role = replica; update public.crm_triggers set name = 'Sneaky'; delete from public.crm_pipelines"
    )
    #expect(try store.drift(property: Community.maple).count == 2)
    let state = try #require(try store.state(of: Community.maple))
    _ = try approve(builder.driftRepair(to: at(4), state: state, ids: Sample.randomID))
    #expect(try store.live() == at(4))
    #expect(try store.drift(property: Community.maple).isEmpty)
  }
}
