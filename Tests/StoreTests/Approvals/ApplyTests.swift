import ConfigSchema
import Store
import Testing

@Suite("Applying") struct ApplyTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  @Test("what was approved is live, and every row has a version that equals it")
  func first() throws {
    let applied = try store.change("A pipeline and two triggers, please") { $0 = Sample.configuration }
    #expect(try store.live() == Sample.configuration)
    #expect(try store.revision(of: Community.maple) == 1)
    #expect(try store.drift(property: Community.maple).isEmpty)
    let entry = try #require(applied.entries.first?.approval)
    #expect(entry.by == "Dana Reyes")
    #expect(entry.reason == "A pipeline and two triggers, please")
    #expect(entry.sentences.count == 3)
    #expect(entry.versions.map(\.kind) == [.pipeline, .trigger, .trigger, .action, .action, .action, .action])
    #expect(entry.versions.allSatisfy { $0.version == 1 && !$0.isDeletion })
    #expect(try store.proposal(try #require(entry.proposal))?.settlement?.approval == applied.id)
  }

  @Test("only the rows that differ get a version, numbered on from the one before")
  func second() throws {
    try store.change { $0 = Sample.configuration }
    let applied = try store.change {
      $0.triggers[0].actions[1].delayMinutes = 90
      $0.pipelines[0].stages.swapAt(0, 1)
    }
    let versions = try #require(applied.entries.first?.approval.versions)
    #expect(versions.map(\.kind) == [.pipeline, .action])
    #expect(versions.map(\.version) == [2, 2])
    #expect(try store.live().triggers[0].actions[1].delayMinutes == 90)
    #expect(try store.live().pipelines[0].stages.map(\.name) == ["Touring", "New"])
    let row = try community.owner().execute(
      "select delay_minutes, action_config ->> 'only_if' is not null as guarded from public.crm_actions where id = $1",
      [.id(versions[1].item)]
    ).only()
    #expect(try row.value("delay_minutes") == 90)
    #expect(try row.value("guarded") == true)
  }

  @Test("only what was accepted is written")
  func part() throws {
    let proposal = try store.proposed { $0 = Sample.configuration }
    try store.save(proposal)
    let declined = try #require(proposal.changeKeys.last)
    _ = try store.apply(try store.approved(proposal, declining: [declined]), as: Sample.randomID())
    #expect(try store.live() == Configuration(pipelines: [Sample.pipeline], triggers: [Sample.trigger(1)]))
  }

  @Test("one approval for two properties counts on both")
  func twoProperties() throws {
    let applied = try store.change(for: [Community.maple, Community.birch]) { configuration in
      configuration.triggers.append(
        Trigger(id: Sample.randomID(), name: "Hello", eventType: "lead_created", actions: []))
    }
    #expect(applied.entries.map(\.property) == [Community.maple, Community.birch])
    #expect(applied.entries.map(\.approval.revision) == [1, 1])
    #expect(try store.live(Community.birch).triggers.map(\.name) == ["Hello"])
  }

  @Test("a deletion leaves a tombstone with the last snapshot, and restoring keeps the id")
  func tombstone() throws {
    try store.change { $0 = Sample.configuration }
    let removed = try store.change { $0.triggers.removeFirst() }
    let tombstones = try #require(removed.entries.first?.approval.versions)
    #expect(tombstones.map(\.kind) == [.trigger, .action, .action])
    #expect(tombstones.allSatisfy { $0.isDeletion && $0.version == 2 })
    let removal = try store.entries(ofApproval: removed.id)
    #expect(removal[0].entry.versions[0].snapshot["name"] == "Trigger 1")
    #expect(try store.live().triggers.map(\.name) == ["Trigger 2"])

    let before = try store.configuration(property: Community.maple, atRevision: 1)
    #expect(before == Sample.configuration)
    let restored = try store.change { $0 = before }
    #expect(try store.live() == Sample.configuration)
    #expect(restored.entries[0].approval.versions.allSatisfy { !$0.isDeletion && $0.version == 3 })
    #expect(try store.drift(property: Community.maple).isEmpty)
  }

  @Test("the same approval applied again changes nothing and gives the same answer")
  func again() throws {
    let proposal = try store.proposed { $0 = Sample.configuration }
    try store.save(proposal)
    let change = try store.approved(proposal)
    let id = Sample.randomID()
    let applied = try store.apply(change, as: id)
    #expect(try store.apply(change, as: id) == applied)
    #expect(store.outcome(ofApproval: id) == .applied(applied))
    #expect(store.outcome(ofApproval: Sample.randomID()) == .notApplied)
    #expect(try store.revision(of: Community.maple) == 1)
  }

  @Test("a login that stands for nobody, or for somebody who may not approve, may propose and not approve")
  func strangers() throws {
    let elsewhere: ItemID = try community.owner().execute(
      "insert into organizations (name) values ('Other') returning id"
    ).only().value("id")
    let restricted = try community.login(standingFor: Community.luis, organization: elsewhere)
    for login in [
      try community.login(), try community.login(standingFor: Community.luis, mayApprove: false), restricted,
    ] {
      let proposal = try store.proposed { $0 = Sample.configuration }
      let other = try community.store(as: login)
      // What is out of reach is not even proposed for.
      if login == restricted { #expect(throws: StoreError.self) { try other.save(proposal) } }
      try (login == restricted ? store : other).save(proposal)
      #expect(try other.actor().login == login)
      let error = #expect(throws: ApplyFailure.self) {
        try other.apply(try store.approved(proposal), as: Sample.randomID())
      }
      guard case .mayNotApprove(login, _) = error else { return #expect(Bool(false), "\(String(describing: error))") }
      #expect(try store.live() == .empty)
      #expect(try store.proposal(proposal.id)?.status == .pending)
    }
  }

  @Test("a proposal that was amended, or never saved, is not what is approved")
  func unsaved() throws {
    let proposal = try store.proposed { $0 = Sample.configuration }
    let change = try store.approved(proposal)
    #expect(throws: ApplyFailure.self) { try store.apply(change, as: Sample.randomID()) }
    try store.save(proposal)
    var amended = proposal
    amended.revision = 2
    try store.save(amended)
    let error = #expect(throws: ApplyFailure.self) { try store.apply(change, as: Sample.randomID()) }
    guard case .conflict(let conflict) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(conflict == ApprovalConflict(targets: []))
    #expect(try store.live() == .empty)
  }
}
