import Store
import TestDatabase
import Testing

/// On the platform everything new in `public` is granted to roles that anybody on the internet can use. Ours must not be.
@Suite("Strangers") struct StrangerTests {
  private static let roles = ["anon", "authenticated"]

  @Test("they hold no privilege on any table of ours", arguments: roles)
  func tables(role: String) throws {
    let connection = try migrated()
    let open = try connection.execute(
      """
      select c.relname::text as name, privilege
      from pg_class c
      cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as privilege
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and (has_table_privilege($1, c.oid, privilege) or (
          privilege in ('select', 'insert', 'update', 'references') and has_any_column_privilege($1, c.oid, privilege)))
      """, [.text(role)]
    ).map { row in try row.value("name") + " " + row.value("privilege") as String }
    #expect(open == [])
  }

  @Test("they can use no sequence and call no function of ours", arguments: roles)
  func functions(role: String) throws {
    let connection = try migrated()
    let open = try connection.execute(
      """
      select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and has_function_privilege($1, p.oid, 'execute')
      union all
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace
        and case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'usage, select, update') else false end
      """, [.text(role)]
    ).map { row in try row.value("name") as String }
    #expect(open == [])
  }

  @Test("every table of ours has row security, and what they try is refused", arguments: roles)
  func attempts(role: String) throws {
    let connection = try migrated()
    let names = try connection.execute(
      "select tablename::text as name, rowsecurity as secured from pg_tables where schemaname = 'public'")
    #expect(names.count > 40)
    for row in names {
      let name: String = try row.value("name")
      #expect(try row.value("secured") as Bool, "\(name)")
      for attempt in [
        "select * from \(name)", "insert into \(name) default values", "delete from \(name)", "truncate \(name)",
      ] {
        let error = #expect(throws: StoreError.self, "\(role): \(attempt)") {
          try connection.transaction {
            try connection.script("set local role \(role)")
            try connection.script(attempt)
          }
        }
        #expect(error?.kind == .permissionDenied, "\(role): \(attempt)")
      }
    }
  }

  @Test("a role without any membership sees nothing either")
  func outsider() throws {
    let database = try TestDatabase(.migrated)
    let name = "outsider_\(UInt32.random(in: 0 ... .max))"
    let superuser = try database.connect(.superuser)
    try superuser.script("create role \(name) login")
    let outsider = try database.connect(.role(name))
    for table in ["crm_pipelines", "crm_events", "crm_schema_migrations", "leads", "profiles"] {
      let error = #expect(throws: StoreError.self) { try outsider.execute("select * from \(table)") }
      #expect(error?.kind == .permissionDenied)
    }
  }

  /// A server of the platform without any of its tables, so that every table is one of ours.
  private func migrated() throws -> Connection {
    let database = try TestDatabase(.empty)
    try database.connect(.superuser).script(PlatformFixture.server)
    let connection = try database.connect()
    try Migrator(connection).run()
    return connection
  }
}
