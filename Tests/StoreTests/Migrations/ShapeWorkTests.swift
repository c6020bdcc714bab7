import ConfigSchema
import Store
import TestDatabase
import Testing

/// The whole way of an approval on the platform's own databases, which differ in columns and habits.
@Suite("Work on the platform's databases") struct ShapeWorkTests {
  private struct Site {
    let database: TestDatabase
    let owner: Connection
    let store: Store
    let property: ItemID

    init(_ fixture: PlatformFixture) throws {
      database = try fixture.build()
      owner = try database.connect()
      try Migrator(owner).run()
      let superuser = try database.connect(.superuser)
      try Bootstrap.letAppLogIn(superuser)
      try superuser.script(
        """
        insert into auth.users (id, email) values ('\(Community.dana)', 'dana.reyes@example.test');
        insert into public.profiles (id, full_name) values ('\(Community.dana)', 'Dana Reyes')
          on conflict (id) do update set full_name = excluded.full_name;
        """)
      try owner.mapActor(login: "configurator_app", profile: Community.dana, mayApprove: true)
      property = try #require(try owner.listProperties().first { $0.name == "Saltmarsh House" }).id
      store = try Store(database.connect(.app))
    }
  }

  @Test("reading, approving, the history and doctor work", arguments: PlatformFixture.allCases)
  func whole(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    let (store, property) = (site.store, site.property)
    #expect(try store.workspace(current: property).properties.map(\.facts.name).contains("Saltmarsh House"))
    try store.change("First", for: [property]) { $0 = Sample.configuration }
    try store.change("Second", for: [property]) { $0.triggers.removeLast() }
    #expect(try store.live(property).triggers.count == 1)
    let history = try store.history(property: property)
    #expect(history.map(\.reason) == ["Second", "First"])
    #expect(history.map(\.by) == ["Dana Reyes", "Dana Reyes"])
    #expect(try store.why(Sample.trigger(1).id).first?.words.first?.text == "First")
    #expect(try store.drift(property: property).isEmpty)
    let problems = Doctor.examine(site.owner).filter { $0.verdict == .problem }
    #expect(problems == [])
  }

  @Test("a person's profile can go, and takes only the pointers to it along", arguments: PlatformFixture.allCases)
  func profile(fixture: PlatformFixture) throws {
    let site = try Site(fixture)
    try site.store.change(for: [site.property]) { $0 = Sample.configuration }
    try site.database.connect(.superuser).execute("delete from auth.users where id = $1", [.id(Community.dana)])
    let entry = try #require(try site.store.history(property: site.property).first)
    #expect(entry.by == "configurator_app")
    #expect(entry.versions.count == 7)
    #expect(try site.store.actor().mayApprove == false)
    #expect(try site.store.live(site.property) == Sample.configuration)
  }

  @Test("strangers can do nothing with our tables and functions there either", arguments: PlatformFixture.allCases)
  func strangers(fixture: PlatformFixture) throws {
    let connection = try Site(fixture).database.connect(.superuser)
    let open = try connection.execute(
      """
      select r.rolname || ' ' || c.relname || ' ' || p.privilege as name
      from pg_roles r cross join pg_class c
      cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p (privilege)
      where r.rolname in ('anon', 'authenticated') and c.relname like 'crm\\_%' and c.relkind in ('r', 'p', 'v')
        and has_table_privilege(r.oid, c.oid, p.privilege)
      union all
      select r.rolname || ' ' || f.oid::regprocedure::text
      from pg_roles r cross join pg_proc f
      where r.rolname in ('anon', 'authenticated') and f.proname like 'crm\\_%'
        and has_function_privilege(r.oid, f.oid, 'execute')
      """
    ).map { row in try row.value("name") as String }
    #expect(open == [])
    let unsecured = try connection.execute(
      "select from pg_class where relname like 'crm\\_%' and relkind = 'r' and not relrowsecurity")
    #expect(unsecured.isEmpty)
  }
}
