import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("Sample workspace") struct SampleTests {
  private func installed() throws -> Connection {
    let connection = try TestDatabase(.migrated).connect()
    try SampleWorkspace.install(connection)
    return connection
  }

  private func count(_ connection: Connection, _ what: String) throws -> Int {
    try connection.execute("select count(*) as count from \(what)").only().value("count")
  }

  @Test("there are two communities, one of them student housing, both marked as sample")
  func communities() throws {
    let facts = try installed().listProperties()
    #expect(facts.map(\.name) == ["Bellwether Hall", "Copperline Flats"])
    #expect(facts.map(\.propertyType) == ["student", "multifamily"])
    #expect(facts.map(\.timeZone) == ["America/Los_Angeles", "America/Chicago"])
    #expect(facts.allSatisfy { $0.isSample && $0.unitCount != nil && $0.state != nil })
  }

  @Test("there is a month of everything and nothing is configured")
  func content() throws {
    let connection = try installed()
    #expect(try count(connection, "leads") == 200)
    for (table, least) in [
      ("tours", 20), ("tour_bookings", 20), ("reviews", 30), ("conversations", 40), ("messages", 80),
      ("crm_events", 400),
      ("follow_up_templates", 12), ("lead_scores", 200), ("lead_activities", 200),
    ] {
      let found = try count(connection, table)
      #expect(found >= least, "\(table): \(found)")
    }
    for table in [
      "crm_pipelines", "crm_triggers", "crm_actions", "crm_config_versions", "crm_proposals", "workflow_definitions",
    ] {
      #expect(try count(connection, table) == 0, "\(table)")
    }
    let statuses = try connection.execute("select distinct status from leads order by 1").map { row in
      try row.value("status") as String
    }
    #expect(statuses == ["contacted", "leased", "lost", "new", "tour_booked", "toured"])
  }

  @Test("all of it lies within the last 30 days, and only visits lie ahead")
  func time() throws {
    let connection = try installed()
    for (table, column) in [
      ("leads", "created_at"), ("leads", "last_contacted_at"), ("messages", "created_at"), ("reviews", "review_date"),
      ("crm_events", "occurred_at"), ("conversations", "created_at"),
    ] {
      #expect(
        try count(connection, "\(table) where \(column) > now() or \(column) < now() - interval '31 days'") == 0,
        "\(table).\(column)")
    }
    #expect(
      try count(connection, "tours where status = 'scheduled' and tour_date < (now() - interval '1 day')::date") == 0)
    #expect(
      try count(
        connection, "tours where status in ('completed', 'no_show') and tour_date > (now() + interval '1 day')::date")
        == 0)
    #expect(try count(connection, "leads where last_contacted_at < created_at") == 0)
  }

  @Test("nobody in it can be reached")
  func unreachable() throws {
    let connection = try installed()
    #expect(try count(connection, "leads where phone !~ '^\\(\\d{3}\\) 555-01\\d\\d$'") == 0)
    #expect(try count(connection, "leads where email !~ '@example\\.test$'") == 0)
    #expect(
      try count(connection, "(select phone from leads where phone is not null group by phone having count(*) > 1) t")
        == 0)
    #expect(try count(connection, "leads where phone is null and email is null") < 10)
  }

  @Test("events carry the lead's facts of their moment and are dealt with")
  func events() throws {
    let connection = try installed()
    #expect(try count(connection, "crm_events where not processed") == 0)
    #expect(
      try count(connection, "crm_events where event_type = 'lead_created' and lead_state ->> 'status' <> 'new'") == 0)
    #expect(try count(connection, "crm_events where payload ->> 'lead_id' is not null and lead_state is null") == 0)
    #expect(try count(connection, "crm_events where payload ->> 'property_id' <> property_id::text") == 0)
    let known = Set(Catalogue.standard.events.map(\.name))
    let types = try connection.execute("select distinct event_type from public.crm_events").map { row in
      try row.value("event_type") as String
    }
    #expect(Set(types).subtracting(known) == [])
  }

  @Test("filling in twice is filling in once, and two fillings are alike")
  func deterministic() throws {
    let first = try installed()
    try SampleWorkspace.install(first)
    #expect(try count(first, "leads") == 200)
    let second = try installed()
    let query =
      "select md5(string_agg(concat_ws(' ', id, status, phone, email, source, bedrooms), '|' order by id)) as sum from leads"
    #expect(try first.execute(query).only().value("sum") as String == second.execute(query).only().value("sum"))
  }

  @Test("taking it away leaves what was there before")
  func removal() throws {
    let connection = try TestDatabase(.migrated).connect()
    let mine = try connection.addProperty(NewProperty(name: "Mine", timeZone: "America/Denver"))
    try connection.execute("insert into leads (property_id, first_name) values ($1, 'Kept')", [.id(mine)])
    try SampleWorkspace.install(connection)
    #expect(try SampleWorkspace.find(connection) != nil)
    try SampleWorkspace.remove(connection)
    #expect(try SampleWorkspace.find(connection) == nil)
    #expect(try connection.listProperties().map(\.name) == ["Mine"])
    #expect(try count(connection, "leads") == 1)
    for table in [
      "crm_events", "messages", "conversations", "reviews", "tours", "tour_bookings", "widget_sessions", "competitors",
    ] {
      #expect(try count(connection, table) == 0, "\(table)")
    }
    #expect(try count(connection, "organizations") == 1)
  }

  @Test("taking it away works as well when one of the two has been removed by name")
  func removalOfTheRest() throws {
    let connection = try installed()
    let sample = try #require(try SampleWorkspace.find(connection))
    try PropertyRemoval(connection, sample.properties[0]).run()
    try SampleWorkspace.remove(connection)
    #expect(try SampleWorkspace.find(connection) == nil)
    #expect(try count(connection, "properties") == 0)
  }

  @Test("several fill in at once: one does it, the others find it")
  func race() async throws {
    let database = try TestDatabase(.migrated)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        let connection = try database.connect()
        nonisolated(unsafe) let mine = connection
        group.addTask { try SampleWorkspace.install(mine) }
      }
      try await group.waitForAll()
    }
    #expect(try count(database.connect(), "leads") == 200)
  }

  @Test("a server that is not ours gets no invented people")
  func namedServer() throws {
    let superuser = try TestDatabase(.migrated).connect(.superuser)
    let error = #expect(throws: StoreError.self) { try SampleWorkspace.install(superuser) }
    #expect(error?.message.contains("private database only") == true)
    #expect(try count(superuser, "leads") == 0)
  }
}
