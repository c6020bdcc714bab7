import Store
import TestDatabase
import Testing

@Suite("Doctor") struct DoctorTests {
  private func check(_ name: String, _ connection: Connection) throws -> DoctorCheck {
    try #require(Doctor.examine(connection).first { $0.name == name })
  }

  @Test("a database that was just set up has nothing wrong with it")
  func healthy() throws {
    let checks = Doctor.examine(try TestDatabase(.migrated).connect())
    #expect(checks.count == 15)
    #expect(checks.filter { $0.verdict == .problem } == [])
    #expect(checks.filter { $0.verdict == .warning }.map(\.name) == ["approvers"])
  }

  @Test("an empty database is told what to run")
  func empty() throws {
    let connection = try TestDatabase(.empty).connect()
    let migrations = try check("migrations", connection)
    #expect(migrations.verdict == .problem)
    #expect(migrations.advice?.contains("configurator migrate") == true)
    #expect(try check("platform", connection).verdict == .warning)
  }

  @Test("the platform's open query function is named, and closing it settles the matter")
  func openFunction() throws {
    let connection = try PlatformFixture.august.build().connect()
    try Migrator(connection).run()
    let found = try check("open functions", connection)
    #expect(found.verdict == .warning)
    #expect(found.finding.contains("execute_readonly_query(text) (everybody)"))
    #expect(!found.finding.contains("handle_new_user"))
    try connection.script("revoke execute on function execute_readonly_query from public, anon, authenticated")
    #expect(try check("open functions", connection).verdict == .good)
  }

  @Test("a function that speaks of our tables is named too")
  func functionOnOurTables() throws {
    let connection = try TestDatabase(.migrated).connect()
    try connection.script(
      "create function peek() returns bigint language sql security definer as $f$ select count(*) from public.crm_events $f$"
    )
    #expect(try ExposedFunctions.find(connection) == ["peek() (everybody)"])
  }

  @Test("a column or word that only looks like a table of ours raises no alarm, and SQL by way of XML does")
  func openFunctionsExactly() throws {
    let connection = try TestDatabase(.migrated).connect()
    try connection.script(
      """
      create function synced(text) returns bigint language sql security definer as
        $f$ select count(*) from leads where crm_sync_status = $1 $f$;
      create function by_xml(question text) returns xml language sql security definer as
        $f$ select query_to_xml(question, true, false, '') $f$;
      create function crm_like(text) returns text language sql security definer as $f$ select 'crm_events_of_others'::text $f$;
      """)
    #expect(try ExposedFunctions.find(connection) == ["by_xml(text) (everybody)"])
  }

  @Test("row security that was turned off, and a right that was given away, are problems")
  func openTables() throws {
    let connection = try TestDatabase(.migrated).connect()
    try connection.script("alter table crm_events disable row level security; grant select on crm_pipelines to public")
    let security = try check("row security", connection)
    #expect(security.verdict == .problem && security.finding.contains("crm_events"))
    let strangers = try check("strangers", connection)
    #expect(strangers.verdict == .problem && strangers.finding.contains("crm_pipelines (everybody)"))
  }

  @Test("a superuser's session is pointed out")
  func superuser() throws {
    #expect(try check("login", TestDatabase(.migrated).connect(.superuser)).verdict == .warning)
  }

  @Test("the program's login can examine as well")
  func appLogin() throws {
    let checks = Doctor.examine(try TestDatabase(.migrated).connect(.app))
    #expect(checks.filter { $0.finding.contains("could not be looked at") } == [])
  }

  @Test("a standing read-only setting is noticed")
  func frozen() throws {
    let connection = try TestDatabase(.migrated).connect()
    try connection.script("set default_transaction_read_only = on")
    #expect(try check("writable", connection).verdict == .warning)
  }
}
