import ConfigSchema
import Store
import TestDatabase
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
@Suite("The engine on the platform's own tables", .serialized) struct EngineAccessTests {
  /// The platform's database with everything closed, as a hosted one is.
  private static func site(_ fixture: PlatformFixture) throws -> (database: TestDatabase, owner: Connection) {
    let database = try fixture.build()
    let owner = try database.connect()
    // The January database keeps everybody out by a policy that looks at itself.
    if fixture == .january { try owner.script(#"drop policy "see colleagues" on profiles"#) }
    for row in try owner.execute("select tablename::text as name from pg_tables where schemaname = 'public'") {
      try owner.script("alter table public.\(try row.value("name") as String) enable row level security")
    }
    try Migrator(owner).run()
    return (database, owner)
  }

  @Test(
    "every action can be carried out once a person has opened the tables, and none before",
    arguments: PlatformFixture.allCases)
  func opened(fixture: PlatformFixture) throws {
    let (database, owner) = try Self.site(fixture)
    let access = EngineAccess(owner)
    let tables = try access.tables()
    #expect(try Set(access.closed(tables)).isSuperset(of: ["leads", "conversations", "messages", "reviews"]))
    let engine = try database.connect()
    try engine.workAsEngine()
    #expect(throws: StoreError.self) { try engine.execute("select from public.leads") }
    try access.open(tables)
    #expect(try access.closed(tables) == [])
    let shape = try PlatformShape.read(engine)
    for (type, action) in DatabaseAction.all {
      for sql in action.statements(shape) {
        do { try engine.execute(sql, [.json([])]) } catch {
          // The tables are not rebuilt with every column; what counts here is whether we are let in.
          #expect(error.kind == .schema, "\(type): \(error)")
        }
      }
    }
    #expect(try engine.execute("select from public.leads").count == 2)
    #expect(throws: StoreError.self) { try engine.execute("delete from public.leads") }
    #expect(throws: StoreError.self) { try engine.execute("select api_key from public.lumaleasing_config") }
  }

  @Test(
    "what was opened is closed again without a trace, and what is ours stays open", arguments: PlatformFixture.allCases)
  func closed(fixture: PlatformFixture) throws {
    let (_, owner) = try Self.site(fixture)
    let access = EngineAccess(owner)
    let before = try access.closed(access.tables())
    let image = try Fingerprint(of: owner)
    try access.open(access.tables())
    try access.open(access.tables())
    #expect(Set(try access.opened()) == Set(before))
    #expect(Set(try access.close()) == Set(before))
    #expect(try access.closed(access.tables()) == before)
    #expect(!before.contains("onboarding_tasks"))
    #expect(try image.again(owner) == image)
  }

  @Test("a policy that looks at itself is found out, and nothing is changed")
  func lockedOut() throws {
    let database = try PlatformFixture.january.build()
    let owner = try database.connect()
    try Migrator(owner).run()
    let access = EngineAccess(owner)
    let error = #expect(throws: StoreError.self) { try access.open(["lead_activities", "leads"]) }
    #expect(error?.message.contains("out of leads. Nothing was changed.") == true)
    #expect(try access.opened() == [])
  }
}
