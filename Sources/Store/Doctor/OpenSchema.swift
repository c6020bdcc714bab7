/// Who may put things into the schema `public` that a session might take for the server's own.
///
/// Up to version 14 a server lets everybody. A function that fits its arguments better than the one that was meant is called in its
/// place, with the rights of whoever calls.
enum OpenSchema {
  /// - Parameter us: a role that may, beside the schema's owner; nil = none.
  /// - Returns: `everybody`, and the roles that a person's session or the platform's API works as.
  static func creators(_ connection: Connection, besides us: String? = nil) throws(StoreError) -> [String] {
    try names(connection, query, us)
  }

  /// Functions of strangers under names that the server's own or ours have, each with its arguments.
  static func impostors(_ connection: Connection, besides us: String? = nil) throws(StoreError) -> [String] {
    try names(connection, strangers, us)
  }

  /// Why nothing is set up here, while it would run with `public` on the path; nil when it can be.
  static func problem(_ connection: Connection) throws(StoreError) -> String? {
    let us: String = try connection.execute("select current_user::text as name").only().value("name")
    let creators = try creators(connection, besides: us)
    if !creators.isEmpty {
      return
        "\(creators.joined(separator: ", ")) may create functions in the schema public, which the set-up could be made to run. "
        + "Nothing was changed. \(advice) Then run `configurator migrate` again."
    }
    let impostors = try impostors(connection, besides: us)
    guard !impostors.isEmpty else { return nil }
    return "The schema public holds functions of others that the set-up could be made to run: "
      + impostors.joined(separator: ", ")
      + ". Nothing was changed. Look at them, and drop them or move them to another schema."
  }

  private static func names(_ connection: Connection, _ query: String, _ us: String?) throws(StoreError) -> [String] {
    var found: [String] = []
    for row in try connection.execute(query, [.text(us)]) { found.append(try row.value("name")) }
    return found
  }

  static let advice = "Run `revoke create on schema public from public` as the schema's owner, or name the role there."

  static func check(_ connection: Connection) throws -> DoctorCheck {
    let impostors = try impostors(connection)
    if !impostors.isEmpty {
      return DoctorCheck(
        "schema", .problem,
        "The schema public holds functions of others that could be run in place of the server's or ours: "
          + impostors.joined(separator: ", ") + ".",
        advice: "Look at them, and drop them or move them to another schema.")
    }
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
      and (a.grantee = 0 or r.rolname::text is distinct from $1)
      and (a.grantee = 0 or r.rolname in ('anon', 'authenticated', 'configurator_engine') or (
        not r.rolsuper and r.oid is distinct from (
          select c.relowner from pg_catalog.pg_class c where c.oid = to_regclass('public.crm_schema_migrations'))
        and exists (
          select from pg_catalog.pg_roles app where app.rolname = 'configurator_app' and pg_has_role(r.oid, app.oid, 'member'))))
    order by 1
    """

  /// Not by those who may do anything in this database: superusers, its owner, the schema's and our tables'.
  private static let strangers = """
    select p.oid::regprocedure::text as name
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
    join pg_catalog.pg_roles o on o.oid = p.proowner
    where not o.rolsuper and o.rolname::text is distinct from $1 and o.oid <> n.nspowner
      and o.oid <> (select d.datdba from pg_catalog.pg_database d where d.datname = current_database())
      and o.oid is distinct from (
        select c.relowner from pg_catalog.pg_class c where c.oid = to_regclass('public.crm_schema_migrations'))
      and (starts_with(p.proname::text, 'crm_') or exists (
        select from pg_catalog.pg_proc s
        where s.pronamespace = 'pg_catalog'::regnamespace and s.proname = p.proname))
    order by 1
    """
}
