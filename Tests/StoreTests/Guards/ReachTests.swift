import ConfigSchema
import Store
import Testing

@Suite("A person of one organization") struct ReachTests {
  private let community: Community
  private let mine: Store
  private let login: String
  private let elsewhere: ItemID

  init() throws {
    community = try Community()
    let owner = try community.owner()
    let organization: ItemID = try owner.execute("insert into organizations (name) values ('Other') returning id")
      .only()
      .value("id")
    elsewhere = try owner.execute(
      "insert into properties (org_id, name) values ($1, 'Far Away') returning id", [.id(organization)]
    ).only().value("id")
    let own = try community.store()
    try own.change { $0 = Sample.configuration }
    try owner.script("insert into crm_events (property_id, event_type) values ('\(Community.maple)', 'lead_created')")
    login = try community.login(standingFor: Community.luis, organization: organization)
    mine = try community.store(as: login)
  }

  private static let tables = [
    "crm_pipelines", "crm_triggers", "crm_actions", "crm_config_versions", "crm_property_revisions", "crm_approvals",
    "crm_approval_targets", "crm_proposals", "crm_proposal_targets", "crm_review_states", "crm_events",
  ]

  @Test("sees no row of another organization's, in no table and in neither of a session's roles")
  func blind() throws {
    let open = try community.store()
    let waiting = try open.proposed { $0.triggers[0].name = "Theirs" }
    try open.save(waiting)
    try open.saveReview(
      ReviewState(decisions: [waiting.changeKeys[0]: .accepted], seen: []), of: waiting, replacing: 0)
    for role in ["configurator_app", "configurator_writer"] {
      for table in Self.tables {
        try open.connection.script("set role \(role)")
        try mine.connection.script("set role \(role)")
        #expect(try !open.connection.execute("select from public.\(table)").isEmpty, "\(role) \(table)")
        #expect(try mine.connection.execute("select from public.\(table)").isEmpty, "\(role) \(table)")
      }
    }
  }

  @Test("cannot amend, settle, review or approve what is another organization's")
  func handsOff() throws {
    let open = try community.store()
    let theirs = try open.proposed { $0.triggers[0].name = "Theirs" }
    try open.save(theirs)
    var amended = theirs
    amended.revision = 2
    for attempt in [
      { try mine.save(amended) }, { try mine.decline(proposal: theirs.id) },
      { try mine.saveReview(ReviewState(seen: Set(theirs.changeKeys)), of: theirs, replacing: 0) },
    ] as [() throws -> Void] {
      #expect(throws: ProposalMoved.unknown(theirs.id)) { try attempt() }
    }
    let sneaky = "insert into public.crm_proposal_targets values ('\(theirs.id)', '\(elsewhere)', 0)"
    #expect(throws: StoreError.self) { try mine.connection.execute(sneaky) }
    let failure = #expect(throws: ApplyFailure.self) {
      try mine.apply(try open.approved(theirs), as: Sample.randomID())
    }
    guard case .mayNotApprove(login, _) = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    #expect(try open.proposal(theirs.id)?.proposal == theirs)
    #expect(try open.revision(of: Community.maple) == 1)
  }

  @Test("reaches no more when the person is gone, the login is unmapped, or the organization would go")
  func bound() throws {
    let owner = try community.owner()
    let error = #expect(throws: StoreError.self) {
      try owner.execute("delete from organizations where name = 'Other'")
    }
    #expect(error?.kind == .constraint)
    try owner.execute("delete from profiles where id = $1", [.id(Community.luis)])
    #expect(try mine.properties().map(\.name) == ["Far Away"])
    #expect(try mine.actor().mayApprove == false)
    let proposal = try mine.proposed(for: [elsewhere]) { $0.triggers = [Sample.trigger(5)] }
    try mine.save(proposal)
    let failure = #expect(throws: ApplyFailure.self) {
      try mine.apply(try mine.approved(proposal), as: Sample.randomID())
    }
    guard case .mayNotApprove = failure else { return #expect(Bool(false), "\(String(describing: failure))") }

    let other = try community.login(
      standingFor: Community.dana,
      organization: try owner.execute("select org_id from crm_actors where login = $1", [.text(login)]).only().value(
        "org_id"))
    try owner.unmapActor(login: other)
    #expect(try community.store(as: other).properties().map(\.name) == ["Far Away"])
    #expect(try community.store(as: other).actor().mayApprove == false)
    // One that reached all has nothing to be kept for.
    let free = try community.login(standingFor: Community.dana)
    try owner.unmapActor(login: free)
    #expect(try owner.execute("select from crm_actors where login = $1", [.text(free)]).isEmpty)
  }

  @Test("proposes, amends and approves for the own one")
  func own() throws {
    #expect(try mine.properties().map(\.name) == ["Far Away"])
    var proposal = try mine.proposed(for: [elsewhere]) { $0.triggers = [Sample.trigger(5)] }
    try mine.save(proposal)
    // Somebody else of the same reach may amend it.
    let owner = try community.owner()
    let organization: ItemID = try owner.execute("select org_id from crm_actors where login = $1", [.text(login)])
      .only()
      .value("org_id")
    let colleague = try community.store(
      as: community.login(standingFor: Community.dana, organization: organization))
    proposal.revision = 2
    try colleague.save(proposal)
    _ = try mine.apply(try mine.approved(proposal), as: Sample.randomID())
    #expect(try mine.live(elsewhere).triggers.count == 1)
    #expect(try mine.history(property: elsewhere).count == 1)
  }
}
