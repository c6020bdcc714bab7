import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("Migrations on the platform's databases") struct ShapeTests {
  @Test("what was there stays as it was, row for row", arguments: PlatformFixture.allCases)
  func untouched(fixture: PlatformFixture) throws {
    let connection = try fixture.build().connect()
    let before = try Fingerprint(of: connection)
    try Migrator(connection).run()
    #expect(try Migrator(connection).state().isCurrent)
    let after = try before.again(connection)
    #expect(after.catalog == before.catalog)
    #expect(after.rows == before.rows)
  }

  @Test("running again changes nothing at all", arguments: PlatformFixture.allCases)
  func twice(fixture: PlatformFixture) throws {
    let connection = try fixture.build().connect()
    try Migrator(connection).run()
    let before = try Fingerprint(of: connection)
    #expect(try Migrator(connection).run() == [])
    #expect(try Fingerprint(of: connection) == before)
  }

  @Test("the dry run names what will be made and what is kept, and makes nothing", arguments: PlatformFixture.allCases)
  func dryRun(fixture: PlatformFixture) throws {
    let connection = try fixture.build().connect()
    let before = try tables(connection)
    let helpersBefore = try helpers(connection)
    let plan = try Migrator(connection).plan()
    #expect(try tables(connection) == before)
    try Migrator(connection).run()
    let named = plan.steps.flatMap(\.items).filter { !$0.exists && [.function, .trigger].contains($0.object.kind) }
    #expect(
      Set(named.map(\.object.name)).symmetricDifference(try helpers(connection)) == Set(helpersBefore))
    let made = plan.steps.flatMap(\.items).filter { !$0.exists && $0.object.kind == .table }.map(\.object.name)
    // The record of the steps is made by the first of them.
    #expect(Set(made + ["public.crm_schema_migrations"]) == Set(try tables(connection)).subtracting(before))
    #expect(plan.text.contains("= table public.leads (exists, kept as it is)"))
    #expect(plan.text.contains("+ table public.crm_pipelines"))
    #expect(try Migrator(connection).plan().text == "The database is up to date. Nothing to do.")
  }

  @Test("the shape is recognised", arguments: PlatformFixture.allCases)
  func recognised(fixture: PlatformFixture) throws {
    let shape = try PlatformShape.read(fixture.build().connect())
    switch fixture {
    case .january: #expect(shape.shape == .january && shape.type("reviews", "topics") == "_text")
    case .august: #expect(shape.shape == .august && shape.type("leads", "bedrooms") == "int4")
    case .hosted: #expect(shape.shape == .hosted && shape.has("widget_sessions", "started_at"))
    }
    #expect(shape.platform == shape.shape)
    #expect(!shape.has("tours", "no_such_column"))
  }

  @Test("properties of every shape are listed, with what is known of them", arguments: PlatformFixture.allCases)
  func properties(fixture: PlatformFixture) throws {
    let connection = try fixture.build().connect()
    try Migrator(connection).run()
    let facts = try connection.listProperties()
    #expect(facts.map(\.name) == ["Saltmarsh House", "Without an owner"])
    #expect(facts[0].timeZone == "America/Denver" && facts[0].state == "CO")
    #expect(facts[0].propertyType == (fixture == .january ? nil : "multifamily"))
    #expect(facts[1].timeZone == "America/Los_Angeles")
  }

  /// Functions, and triggers on their tables.
  private func helpers(_ connection: Connection) throws -> [String] {
    try connection.execute(
      """
      select p.pronamespace::regnamespace || '.' || p.proname as name from pg_proc p
      where p.pronamespace in (select oid from pg_namespace where nspname in ('public', 'auth'))
      union all
      select t.tgname || ' on ' || c.relnamespace::regnamespace || '.' || c.relname
      from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal
      """
    ).map { row in try row.value("name") as String }
  }

  private func tables(_ connection: Connection) throws -> [String] {
    try connection.execute(
      "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'auth')"
    ).map { row in try row.value("name") as String }
  }
}
