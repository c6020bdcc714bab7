import ConfigSchema
import Store
import Testing

/// The guard looks at every kind of item, and at everything a transaction may do to one.
@Suite("The guard, kind by kind") struct ItemForgeryTests {
  private let community: Community
  private let forger: Forger
  private static let trigger = Sample.trigger(1).id

  init() throws {
    community = try Community()
    try community.store().change { $0 = Sample.configuration }
    forger = try Forger(community.database.connect(.app), base: 1)
  }

  private func refuses(_ statements: [String], code: String = "CF001") throws {
    let before = try community.store().live()
    let error = #expect(throws: StoreError.self, "\(statements)") { try forger.run(statements) }
    #expect(error?.sqlState?.rawValue == code, "\(statements): \(String(describing: error))")
    #expect(try community.store().live() == before)
    #expect(try community.store().revision(of: Community.maple) == 1)
  }

  @Test(
    "nothing is added, changed, removed or moved without a version",
    arguments: [
      "insert into public.crm_pipelines (property_id, name, pipeline_type) values ('\(Community.maple)', 'x', 'lead')",
      "update public.crm_pipelines set name = 'x'", "update public.crm_pipelines set stages = '[]'",
      "delete from public.crm_pipelines", "update public.crm_pipelines set property_id = '\(Community.birch)'",
      "update public.crm_pipelines set id = gen_random_uuid()",
      """
      insert into public.crm_actions (trigger_id, property_id, action_type)
      values ('\(trigger)', '\(Community.maple)', 'create_task')
      """,
      "update public.crm_actions set delay_minutes = 9", "update public.crm_actions set action_config = '{}'",
      "delete from public.crm_actions", "delete from public.crm_triggers where id = '\(trigger)'",
      "update public.crm_actions set id = gen_random_uuid() where trigger_id = '\(trigger)'",
    ])
  func bare(sql: String) throws { try refuses([sql]) }

  /// A tombstone of what is about to go, as it stands.
  private func tombstone(_ kind: String, _ condition: String, number: Int = 2) -> String {
    """
    insert into public.crm_config_versions
      (property_id, config_type, config_id, version, config_snapshot, change_reason, approval_id, revision, is_deletion)
    select property_id, '\(kind)', id, \(number), public.crm_snapshot(item), '', '\(forger.approval)', 2, true
    from public.crm_\(kind)s item where \(condition)
    """
  }

  @Test("a trigger does not take its actions along without a tombstone for each of them")
  func cascade() throws {
    let removal = "delete from public.crm_triggers where id = '\(Self.trigger)'"
    let own = tombstone("trigger", "id = '\(Self.trigger)'")
    try refuses(forger.honest(replacing: [.row: own, .version: removal]))
    let one = tombstone("action", "id = '\(Sample.trigger(1).actions[0].id)'")
    try refuses(forger.honest(replacing: [.row: own, .version: one]) + [removal])
    // With all of them it goes through, or the refusals would prove nothing.
    let all = tombstone("action", "trigger_id = '\(Self.trigger)'")
    try forger.run(forger.honest(replacing: [.row: own, .version: all]) + [removal])
    #expect(try community.store().live().triggers.map(\.id) == [Sample.trigger(2).id])
  }

  @Test("a version under the name of another kind is refused")
  func kind() throws {
    for kind in ["pipeline", "action"] {
      let wrong = forger.version().replacing("'trigger', '\(forger.trigger)'", "'\(kind)', '\(forger.trigger)'")
      try refuses(forger.honest(replacing: [.version: wrong]))
    }
  }

  @Test("two approvals of one property do not fit into one transaction")
  func twice() throws {
    let other = try Forger(
      community.database.connect(.app), base: 1, proposal: Sample.randomID(), approval: Sample.randomID())
    let again = [other.sql(.approval), other.sql(.settling)]
    let target = "insert into public.crm_approval_targets values ('\(other.approval)', '\(other.property)', 1, 2, '[]')"
    try refuses(forger.honest() + again + [target], code: "23505")
    let next = "insert into public.crm_approval_targets values ('\(other.approval)', '\(other.property)', 2, 3, '[]')"
    let count = "update public.crm_property_revisions set revision = 3 where property_id = '\(other.property)'"
    try refuses(forger.honest() + again + [next, count], code: "CF005")
  }
}

extension String {
  /// For statements that differ from an honest one in a word.
  func replacing(_ old: String, _ new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(range, new)
  }

  private func replacingCharacters(_ range: Range<Index>, _ new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
