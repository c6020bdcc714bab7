import ConfigSchema
import Store
import Testing

@Suite("History") struct HistoryTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  @Test("approvals are listed newest first, page by page, with who, why and the time on the property's own clock")
  func list() throws {
    try store.change("First words") { $0 = Sample.configuration }
    try store.change("Second words") { $0.triggers[0].name = "Renamed" }
    try store.change("Third words") { $0.triggers[0].isActive = false }
    let history = try store.history(property: Community.maple)
    #expect(history.map(\.revision) == [3, 2, 1])
    #expect(history.map(\.reason) == ["Third words", "Second words", "First words"])
    #expect(try store.history(property: Community.maple, limit: 1, before: 3) == [history[1]])
    let names = try store.history(property: Community.maple, snapshots: false).flatMap(\.versions)
    #expect(names.map(\.name) == history.flatMap(\.versions).map(\.name) && names.allSatisfy(\.snapshot.isNull))
    #expect(try store.history(property: Community.birch).isEmpty)
    let local = try store.connection.execute(
      "select to_char(at at time zone 'America/Chicago', 'YYYY-MM-DD HH24:MI') as at from public.crm_approvals where id = $1",
      [.id(history[0].id)]
    ).only()
    #expect(try local.value("at") == history[0].at)
  }

  @Test("a time zone that is none does not hide the history")
  func zone() throws {
    try store.change { $0 = Sample.configuration }
    try community.owner().script("update properties set settings = '{\"timezone\": \"Mars/Olympus\"}'")
    #expect(try store.history(property: Community.maple).first?.at.hasSuffix(" UTC") == true)
  }

  @Test("the configuration can be read as it was after every approval")
  func revisions() throws {
    var states = [Configuration.empty]
    let edits: [(inout Configuration) -> Void] = [
      { $0 = Sample.configuration }, { $0.triggers.removeLast() }, { $0.pipelines[0].stages[0].slaHours = nil },
      { $0.triggers[0].actions.reverse() }, { $0.triggers[0].actions.removeFirst() }, { $0 = .empty },
      { $0 = Sample.configuration },
    ]
    for edit in edits {
      try store.change { edit(&$0) }
      states.append(try store.live())
    }
    for (revision, state) in states.enumerated() {
      #expect(try store.configuration(property: Community.maple, atRevision: revision) == state)
    }
    #expect(states[4].triggers[0].actions.map(\.delayMinutes) == [60, 0])
  }

  @Test("from an item back to the words that were typed is one query")
  func why() throws {
    try store.change("Text every new lead at once") { $0 = Sample.configuration }
    try store.change("And call it Hello") { $0.triggers[0].name = "Hello" }
    let chain = try store.why(Sample.trigger(1).id)
    #expect(chain.map(\.version.version) == [2, 1])
    #expect(chain.map(\.version.name) == ["Hello", "Trigger 1"])
    #expect(chain.map { $0.words.first?.text } == ["And call it Hello", "Text every new lead at once"])
    #expect(chain[0].words.map(\.kind) == [.typed, .email])
    #expect(chain.map(\.by) == ["Dana Reyes", "Dana Reyes"])
    #expect(chain.map(\.revision) == [2, 1])
    let action = try #require(Sample.trigger(1).actions.first)
    #expect(try store.why(action.id).map(\.reason) == ["Text every new lead at once"])
  }

  @Test("deleting a person's profile leaves every version, without the pointer, and the login says who it was")
  func person() throws {
    try store.change { $0 = Sample.configuration }
    try community.owner().execute("delete from auth.users where id = $1", [.id(Community.dana)])
    let rows = try community.owner().execute("select from public.crm_config_versions where changed_by is null")
    #expect(rows.count == 7)
    #expect(try store.history(property: Community.maple).first?.by == "configurator_app")
    #expect(try store.actor().mayApprove == false)
  }

  @Test("deleting a whole property takes everything of it along, and nothing of another")
  func property() throws {
    try store.change(for: [Community.maple, Community.birch]) { configuration in
      configuration.triggers.append(Trigger(id: Sample.randomID(), name: "Hello", eventType: "lead_created"))
    }
    _ = try store.startConversation(Sample.randomID(), property: Community.maple)
    try community.owner().execute("delete from properties where id = $1", [.id(Community.maple)])
    for table in [
      "crm_triggers", "crm_config_versions", "crm_approval_targets", "crm_property_revisions", "crm_proposal_targets",
    ] {
      let left = try community.owner().execute("select property_id from \(table)")
      #expect(try left.map { row in try row.value("property_id") as ItemID } == [Community.birch], "\(table)")
    }
    #expect(try store.live(Community.birch).triggers.count == 1)
    #expect(try store.history(property: Community.birch).count == 1)
    try store.change(for: [Community.birch]) { $0 = .empty }
  }
}
