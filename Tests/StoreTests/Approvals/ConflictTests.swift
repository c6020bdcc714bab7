import ConfigSchema
import Store
import Testing

@Suite("Two people") struct ConflictTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  private func conflict(_ body: () throws -> Void) throws -> ApprovalConflict {
    let error = #expect(throws: ApplyFailure.self) { try body() }
    guard case .conflict(let conflict) = try #require(error) else { throw try #require(error) }
    return conflict
  }

  @Test("of two who approve the same proposal one applies it, and the other is told who, when and what")
  func same() throws {
    let proposal = try store.proposed("Two triggers") { $0 = Sample.configuration }
    try store.save(proposal)
    let change = try store.approved(proposal)
    let luis = try community.store(as: community.login(standingFor: Community.luis))
    let applied = try luis.apply(change, as: Sample.randomID())
    let conflict = try conflict { _ = try store.apply(change, as: Sample.randomID()) }
    #expect(conflict.settlement?.status == .approved)
    #expect(conflict.settlement?.by == "Luis Ortega")
    #expect(conflict.settlement?.approval == applied.id)
    let target = try #require(conflict.targets.first)
    #expect((target.baseRevision, target.liveRevision) == (0, 1))
    #expect(target.since == applied.entries.map(\.approval))
    #expect(target.since[0].by == "Luis Ortega")
    #expect(target.since[0].sentences.count == 3)
    #expect(conflict.description.contains("Luis Ortega approved a change to Maple Yard at "))
    #expect(try store.revision(of: Community.maple) == 1)
  }

  @Test("any approval on a target since then refuses, with base, live and proposed")
  func other() throws {
    try store.change { $0 = Sample.configuration }
    let mine = try store.proposed { $0.triggers[0].name = "Mine" }
    try store.save(mine)
    try store.change { $0.triggers[1].name = "Theirs" }
    try store.change { $0.triggers[1].isActive = false }
    let conflict = try conflict { _ = try store.apply(try store.approved(mine), as: Sample.randomID()) }
    #expect(conflict.settlement == nil)
    let target = try #require(conflict.targets.first)
    #expect(target.base.triggers.map(\.name) == ["Trigger 1", "Trigger 2"])
    #expect(target.live.triggers.map(\.name) == ["Theirs", "Trigger 1"])
    #expect(target.proposed.triggers.map(\.name) == ["Mine", "Trigger 2"])
    #expect(target.since.map(\.revision) == [3, 2])
    #expect(try store.proposal(mine.id)?.status == .pending)
  }

  @Test("of many who approve different things at the same moment exactly one gets through")
  func race() async throws {
    let winners = try await withThrowingTaskGroup(of: Bool.self) { [community, store] group in
      for number in 1...6 {
        let proposal = try store.proposed { $0.triggers.append(Sample.trigger(number)) }
        try store.save(proposal)
        let change = try store.approved(proposal)
        group.addTask { [community] in
          do {
            _ = try community.store().apply(change, as: Sample.randomID())
            return true
          } catch let failure as ApplyFailure {
            guard case .conflict = failure else { throw failure }
            return false
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(winners == 1)
    #expect(try store.revision(of: Community.maple) == 1)
    #expect(try store.live().triggers.count == 1)
  }

  @Test("two approvals over the same two properties do not lock each other out")
  func crossed() async throws {
    try await withThrowingTaskGroup(of: Void.self) { [community, store] group in
      for (number, properties) in [[Community.maple, Community.birch], [Community.birch, Community.maple]].enumerated()
      {
        let proposal = try store.proposed(for: properties) { configuration in
          configuration.triggers.append(Trigger(id: Sample.randomID(), name: "T\(number)", eventType: "lead_created"))
        }
        try store.save(proposal)
        let change = try store.approved(proposal)
        group.addTask { [community] in
          do { _ = try community.store().apply(change, as: Sample.randomID()) } catch let failure as ApplyFailure {
            guard case .conflict = failure else { throw failure }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.revision(of: Community.maple) == 1)
    #expect(try store.revision(of: Community.birch) == 1)
  }

  @Test("a row that was changed past the record is not overwritten unseen")
  func drift() throws {
    try store.change { $0 = Sample.configuration }
    let proposal = try store.proposed { $0.triggers[0].name = "New name" }
    try store.save(proposal)
    let superuser = try community.database.connect(.superuser)
    try superuser.script(
      """
      set session_replication_role = replica;
      update public.crm_triggers set conditions = '[]' where id = '\(Sample.trigger(1).id)';
      """)
    let conflict = try conflict { _ = try store.apply(try store.approved(proposal), as: Sample.randomID()) }
    #expect(conflict.targets.first?.live.triggers[0].conditions == [])
    #expect(conflict.targets.first?.since == [])
    let drifted = try store.drift(property: Community.maple)
    #expect(drifted.map(\.name) == ["Trigger 1"])
    #expect(drifted.first?.live?["conditions"] == [])
    #expect(drifted.first?.approved?["conditions"]?.array?.count == 2)
    // Proposed against what is really there it can be approved, and the record is whole again.
    try store.change(origin: .driftRepair) { $0.triggers[0].conditions = Sample.trigger(1).conditions }
    #expect(try store.drift(property: Community.maple).isEmpty)
  }

  @Test("a property that was deleted meanwhile is named")
  func deleted() throws {
    let proposal = try store.proposed { $0 = Sample.configuration }
    try store.save(proposal)
    try community.owner().execute("delete from properties where id = $1", [.id(Community.maple)])
    let error = #expect(throws: ApplyFailure.self) {
      try store.apply(try store.approved(proposal), as: Sample.randomID())
    }
    guard case .propertyGone(let properties) = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(properties.map(\.name) == ["Maple Yard"])
  }
}
