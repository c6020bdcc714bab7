import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("Roles") struct RoleTests {
  private let community: Community
  init() throws { community = try Community() }

  private static let writes = [
    "insert into public.crm_pipelines (property_id, name, pipeline_type) values ('\(Community.maple)', 'x', 'lead')",
    "insert into public.crm_triggers (property_id, name, event_type) values ('\(Community.maple)', 'x', 'lead_created')",
    "update public.crm_triggers set is_active = false", "delete from public.crm_actions",
    "update public.crm_pipelines set name = 'x'",
    "delete from public.crm_config_versions", "update public.crm_config_versions set change_reason = 'x'",
    "update public.crm_property_revisions set revision = revision + 1", "delete from public.crm_approvals",
    "insert into public.crm_actors (login, profile_id, may_approve) values ('me', '\(Community.dana)', true)",
    "update public.crm_actors set may_approve = true", "delete from public.properties",
    "delete from public.organizations", "delete from public.profiles", "update public.properties set org_id = null",
    "truncate public.crm_triggers",
  ]

  @Test("neither a session's own role nor the engine's can change live configuration, its record or who may approve")
  func refused() throws {
    let session = try community.store().connection
    let engine = try community.database.connect(.superuser)
    try engine.script("set role configurator_engine")
    for sql in Self.writes {
      let error = #expect(throws: StoreError.self, "\(sql)") { try session.execute(sql) }
      #expect(error?.kind == .permissionDenied, "\(sql)")
    }
    for sql in Self.writes {
      let error = #expect(throws: StoreError.self, "\(sql)") { try engine.execute(sql) }
      #expect(error?.kind == .permissionDenied, "\(sql)")
    }
  }

  @Test("the writer's role cannot rewrite the record or say who may approve")
  func writer() throws {
    let session = try community.database.connect(.app)
    try session.script("set role configurator_writer")
    for sql in Self.writes where ["versions", "approvals", "actors", "truncate"].contains(where: sql.contains) {
      let error = #expect(throws: StoreError.self) { try session.execute(sql) }
      #expect(error?.kind == .permissionDenied, "\(sql)")
    }
  }

  @Test("nobody can rewrite the record, not even the owner of the tables")
  func owner() throws {
    let forger = try Forger(community.database.connect(.app))
    try forger.run(forger.honest())
    let owner = try community.owner()
    for sql in [
      "update public.crm_config_versions set config_snapshot = '{}'", "delete from public.crm_config_versions",
      "truncate public.crm_config_versions",
      "update public.crm_config_versions set changed_by = null", "update public.crm_approvals set reason = 'x'",
      "delete from public.crm_approvals",
      "update public.crm_approval_targets set sentences = '[]'", "delete from public.crm_property_revisions",
      "truncate public.crm_pipelines cascade",
    ] {
      let error = #expect(throws: StoreError.self, "\(sql)") { try owner.execute(sql) }
      #expect(error?.sqlState?.rawValue == "CF002", "\(sql)")
    }
  }

  @Test("the platform's own roles get nothing but the bus, although the server grants them everything by default")
  func platform() throws {
    let database = try TestDatabase(.empty)
    let superuser = try database.connect(.superuser)
    try superuser.script(
      """
      do $$ declare wanted text; begin
        foreach wanted in array array['anon', 'authenticated', 'service_role'] loop
          begin execute format('create role %I nologin', wanted);
          exception when duplicate_object or unique_violation then null; end;
        end loop;
      end $$;
      """)
    let owner = try database.connect(.owner)
    try owner.script(
      """
      alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
      alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
      alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
      """)
    try Migrator(owner).run()
    let held = try superuser.execute(
      """
      select r.rolname || ' ' || c.relname || ' ' || a.privilege_type as held
      from pg_class c cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
      where c.relname like 'crm\\_%' and r.rolname in ('anon', 'authenticated', 'service_role')
      union all
      select r.rolname || ' ' || p.proname || '()' from pg_proc p cross join lateral aclexplode(p.proacl) a
      left join pg_roles r on r.oid = a.grantee
      where p.proname like 'crm\\_%' and (a.grantee = 0 or r.rolname in ('anon', 'authenticated', 'service_role'))
      order by 1
      """
    ).map { row in try row.value("held") as String }
    #expect(held == ["service_role crm_events INSERT", "service_role crm_events SELECT"])
    let open = try superuser.execute(
      "select relname from pg_class where relname like 'crm\\_%' and relkind = 'r' and not relrowsecurity")
    #expect(open.isEmpty)
  }

  @Test("a login that was not let in is told what to ask for")
  func stranger() throws {
    let name = "stranger_\(UInt64.random(in: 0 ... .max))"
    try community.database.connect(.superuser).script("create role \(name) login")
    let error = #expect(throws: StoreError.self) { try community.store(as: name) }
    #expect(error?.kind == .permissionDenied)
    #expect(error?.message.contains("grant configurator_app") == true)
  }
}
