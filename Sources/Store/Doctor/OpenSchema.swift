/// Who may put things into the schema `public` that a session might take for the server's own.
///
/// Up to version 14 a server lets everybody. A function that fits its arguments better than the one that was meant is called in its
/// place, with the rights of whoever calls.
enum OpenSchema {
  /// - Returns: `everybody`, and the roles that a person's session or the platform's API works as.
  static func creators(_ connection: Connection) throws(StoreError) -> [String] {
    var found: [String] = []
    for row in try connection.execute(query) { found.append(try row.value("name")) }
    return found
  }

  static let advice = "Run `revoke create on schema public from public` as the schema's owner, or name the role there."

  static func check(_ connection: Connection) throws -> DoctorCheck {
    let found = try creators(connection)
    guard !found.isEmpty else {
      return DoctorCheck("schema", .good, "Nobody but its owners puts anything into the schema public.")
    }
    return DoctorCheck(
      "schema", .problem,
      "\(found.joined(separator: ", ")) may create functions in the schema public, which others could be made to run.",
      advice: advice)
  }

  private static let query = """
    select distinct coalesce(r.rolname::text, 'everybody') as name
    from pg_catalog.pg_namespace n
    cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
    left join pg_catalog.pg_roles r on r.oid = a.grantee
    where n.nspname = 'public' and a.privilege_type = 'CREATE' and a.grantee <> n.nspowner
      and (a.grantee = 0 or r.rolname in ('anon', 'authenticated', 'configurator_engine') or (
        not r.rolsuper and r.oid is distinct from (
          select c.relowner from pg_catalog.pg_class c where c.oid = to_regclass('public.crm_schema_migrations'))
        and exists (
          select from pg_catalog.pg_roles app where app.rolname = 'configurator_app' and pg_has_role(r.oid, app.oid, 'member'))))
    order by 1
    """
}
