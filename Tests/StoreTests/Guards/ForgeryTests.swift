import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("The guard") struct ForgeryTests {
  private let community: Community
  private let forger: Forger

  init() throws {
    community = try Community()
    forger = try Forger(community.database.connect(.app))
  }

  private func refuses(_ statements: [String], before: String = "", code: String) throws {
    let counts = try forger.counts()
    let error = #expect(throws: StoreError.self) { try forger.run(statements, before: before) }
    #expect(error?.sqlState?.rawValue == code, "\(String(describing: error))")
    #expect(try forger.counts() == counts)
  }

  @Test("a transaction with everything in it goes through, or the refusals below would prove nothing")
  func honest() throws {
    try forger.run(forger.honest())
    #expect(try forger.counts() == [1, 1, 1])
  }

  @Test("leaving out any one thing is refused")
  func incomplete() throws {
    let codes: [Forger.Step: String] = [
      .approval: "23503", .settling: "CF004", .target: "23503", .counting: "CF005", .row: "CF001", .version: "CF001",
    ]
    for step in Forger.Step.allCases { try refuses(forger.honest(without: step), code: #require(codes[step])) }
  }

  @Test("a version that says something else than the row is refused")
  func different() throws {
    try refuses(forger.honest(replacing: [.version: forger.version(name: "Goodbye")]), code: "CF001")
  }

  @Test("a row and a version without any approval are refused")
  func bare() throws { try refuses([forger.sql(.row), forger.version()], code: "CF001") }

  @Test("a row alone is refused, also when every check is asked for at once")
  func early() throws {
    try refuses([forger.sql(.row)], code: "CF001")
    try refuses([forger.sql(.row)], before: "set constraints all immediate", code: "CF001")
  }

  @Test("checking early and changing the row afterwards is refused")
  func afterwards() throws {
    let late = [
      "set constraints all immediate", "update public.crm_triggers set name = 'Other' where id = '\(forger.trigger)'",
    ]
    try refuses(forger.honest() + late, code: "CF001")
  }

  @Test("an approval of an earlier transaction covers nothing")
  func stale() throws {
    try forger.run(forger.honest())
    let change = "update public.crm_triggers set name = 'Other' where id = '\(forger.trigger)'"
    try refuses([change, forger.version(name: "Other", number: 2)], code: "23505")
    try refuses([change], code: "CF001")
    try refuses(["delete from public.crm_triggers where id = '\(forger.trigger)'"], code: "CF001")
  }

  @Test("version numbers have no gaps")
  func gap() throws {
    try refuses(forger.honest(replacing: [.version: forger.version(number: 2)]), code: "CF001")
  }

  @Test("a version of another revision than the approval's is refused")
  func revision() throws {
    try refuses(forger.honest(replacing: [.version: forger.version(revision: 2)]), code: "CF001")
  }

  @Test("a tombstone of something that is there is refused")
  func tombstone() throws {
    try refuses(forger.honest(replacing: [.version: forger.version(isDeletion: true)]), code: "CF001")
  }

  @Test("the count of approvals moves one at a time and never without an approval")
  func counting() throws {
    try refuses(
      ["update public.crm_property_revisions set revision = 1 where property_id = '\(forger.property)'"], code: "CF005")
    try refuses(
      ["update public.crm_property_revisions set revision = 5 where property_id = '\(forger.property)'"], code: "CF005")
    try refuses(["insert into public.crm_property_revisions values ('\(Community.birch)', 3)"], code: "CF005")
  }

  @Test("an approval of a proposal that was read differently is refused")
  func digest() throws {
    let other = forger.sql(.approval).split(separator: "'whole'").joined(separator: "'other'")
    try refuses(forger.honest(replacing: [.approval: other]), code: "CF004")
  }

  @Test("an approval for a property the proposal is not about is refused")
  func otherProperty() throws {
    let other =
      "insert into public.crm_approval_targets values ('\(forger.approval)', '\(Community.birch)', 0, 1, '[]')"
    try refuses(
      forger.honest()
        + [
          "insert into public.crm_property_revisions values ('\(Community.birch)', 0)", other,
          "update public.crm_property_revisions set revision = 1 where property_id = '\(Community.birch)'",
        ],
      code: "CF004")
  }

  @Test("a proposal does not become approved by saying so, and settled ones keep what they were about")
  func proposal() throws {
    let session = forger.connection
    for sql in [
      "update public.crm_proposals set status = 'approved', approval_id = gen_random_uuid()",
      "update public.crm_proposals set status = 'declined', digest = 'other'",
      "update public.crm_proposals set digest = 'other'",
      "update public.crm_proposals set proposed_by = 'somebody', revision = 2",
    ] {
      let error = #expect(throws: StoreError.self, "\(sql)") { try session.execute(sql) }
      #expect(error?.sqlState?.rawValue == "CF004", "\(sql)")
    }
    try forger.run(forger.honest())
    for sql in [
      "delete from public.crm_proposal_targets",
      "insert into public.crm_proposal_targets values ('\(forger.proposal)', '\(Community.birch)', 0)",
      "update public.crm_proposals set settled_reason = 'x'",
    ] {
      let error = #expect(throws: StoreError.self, "\(sql)") { try session.execute(sql) }
      #expect(error?.sqlState?.rawValue == "CF004", "\(sql)")
    }
  }

  @Test("what a proposal is about is not moved to another one, not even by the owner of the tables")
  func movedTarget() throws {
    try forger.run(forger.honest())
    let other = try Forger(community.database.connect(.app), proposal: Sample.randomID())
    for (from, to) in [(forger.proposal, other.proposal), (other.proposal, forger.proposal)] {
      let error = #expect(throws: StoreError.self) {
        try community.owner().execute(
          "update crm_proposal_targets set proposal_id = $2, property_id = $3 where proposal_id = $1",
          [.id(from), .id(to), .id(Community.birch)])
      }
      #expect(error?.sqlState?.rawValue == "CF004")
    }
    let session = #expect(throws: StoreError.self) {
      try forger.connection.execute("update public.crm_proposal_targets set base_revision = 7")
    }
    #expect(session?.kind == .permissionDenied)
  }

  @Test("who approved is taken from the login, whatever the statement says")
  func impostor() throws {
    let claim = """
      insert into public.crm_approvals
        (id, proposal_id, proposal_revision, proposal_digest, digest, reason, approved_by, actor, at, transaction_id)
      values ('\(forger.approval)', '\(forger.proposal)', 1, 'whole', 'part', 'because', '\(Community.luis)', 'somebody',
        '2001-01-01', '7')
      """
    try forger.run(forger.honest(replacing: [.approval: claim]))
    let row = try forger.connection.execute(
      "select approved_by, actor, at > '2020-01-01' as recent, transaction_id::text from public.crm_approvals"
    ).only()
    #expect(try row.value("approved_by") == Community.dana)
    #expect(try row.value("actor") == "configurator_app")
    #expect(try row.value("recent") == true)
    #expect(try row.value("transaction_id") != "7")
    #expect(
      try forger.connection.execute("select changed_by from public.crm_config_versions").only().value("changed_by")
        == Community.dana)
  }
}
