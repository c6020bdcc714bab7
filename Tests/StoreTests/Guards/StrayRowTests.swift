import ConfigSchema
import Store
import Testing

@Suite("Rows that somebody put there past the record") struct StrayRowTests {
  private let community: Community
  private let store: Store
  private let stray = Sample.trigger(7, name: "Stray", actions: 1)

  init() throws {
    community = try Community()
    store = try community.store()
    try store.change { $0 = Sample.configuration }
  }

  private func smuggle() throws {
    let superuser = try community.database.connect(.superuser)
    try superuser.script(
      """
      set session_replication_role = replica;
      insert into crm_triggers (id, property_id, name, event_type)
      values ('\(stray.id)', '\(Community.maple)', 'Stray', 'lead_created');
      insert into crm_actions (id, trigger_id, property_id, action_type, action_config)
      values ('\(stray.actions[0].id)', '\(stray.id)', '\(Community.maple)', 'create_task', '{"title": "x"}');
      """)
  }

  @Test("are named, and removed by an approval like any other, as often as it takes")
  func removed() throws {
    for version in 1...2 {
      try smuggle()
      #expect(try store.drift(property: Community.maple).map(\.approved) == [nil, nil])
      try store.change(origin: .driftRepair) { $0.triggers.removeAll { $0.id == stray.id } }
      #expect(try store.live() == Sample.configuration)
      #expect(try store.drift(property: Community.maple).isEmpty)
      let versions = try store.why(stray.id).map(\.version)
      #expect(versions.count == version)
      #expect(versions.first?.isDeletion == true && versions.first?.version == version)
    }
  }

  @Test("are kept by an approval like any other")
  func kept() throws {
    try smuggle()
    try store.change(origin: .driftRepair) { configuration in
      let index = configuration.triggers.firstIndex { $0.id == stray.id }
      if let index {
        configuration.triggers[index].name = "Kept"
        configuration.triggers[index].actions[0].delayMinutes = 5
      }
    }
    #expect(try store.drift(property: Community.maple).isEmpty)
    #expect(try store.live().triggers.map(\.name).contains("Kept"))
  }

  @Test("the tombstone of something that lives under another property is refused")
  func elsewhere() throws {
    let forger = try Forger(community.database.connect(.app), base: 1)
    try community.database.connect(.superuser).script(
      """
      set session_replication_role = replica;
      insert into crm_triggers (id, property_id, name, event_type)
      values ('\(forger.trigger)', '\(Community.birch)', 'Elsewhere', 'lead_created');
      """)
    let error = #expect(throws: StoreError.self) {
      try forger.run(forger.honest(replacing: [.row: "select", .version: forger.version(isDeletion: true)]))
    }
    #expect(error?.sqlState?.rawValue == "CF001")
  }

  @Test("what the guard refuses is said in whole sentences, with its own words for the log")
  func sentences() throws {
    let forger = try Forger(community.database.connect(.app), base: 1)
    let error = try #require(throws: StoreError.self) { try forger.run([forger.sql(.row)]) }
    #expect(error.kind == .constraint)
    #expect(error.message.contains("what is live and its record would not agree. Nothing was changed."))
    #expect(error.detail?.contains("changed without a version") == true)
    let settled = try #require(throws: StoreError.self) {
      try forger.connection.execute("update public.crm_proposals set digest = 'other'")
    }
    #expect(settled.message.hasPrefix("The proposal was settled or amended meanwhile"))
  }
}
