/// Whether the guard sees what it guards.
enum GuardProbe {
  /// The guard runs with its owner's rights. An owner whom row security hides rows from would take every property for deleted, which
  /// is the one case that lets anything pass; therefore such a guard refuses everything.
  static func sight(_ connection: Connection) throws -> DoctorCheck {
    let rows = try connection.execute(
      """
      select distinct o.rolname || ' in ' || c.relname as name
      from pg_catalog.pg_proc p
      join pg_catalog.pg_roles o on o.oid = p.proowner
      join pg_catalog.pg_class c on c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p')
        and (c.relname like 'crm\\_%' or c.relname in (
          'organizations', 'properties', 'profiles', 'follow_up_templates', 'workflow_definitions'))
      where p.pronamespace = to_regnamespace('public') and p.prosecdef and p.proname like 'crm\\_%'
        and c.relrowsecurity and not o.rolsuper and not o.rolbypassrls
        and (c.relforcerowsecurity or not pg_has_role(o.oid, c.relowner, 'usage'))
      order by 1
      """)
    guard !rows.isEmpty else {
      return DoctorCheck("guard", .good, "The guard sees every row that it has to look at.")
    }
    let names = try rows.map { row in try row.value("name") as String }
    return DoctorCheck(
      "guard", .problem,
      "Row security hides rows from the guard (\(names.joined(separator: ", "))), so nothing can be approved.",
      advice: "Let the owner of the functions own these tables too, or give it BYPASSRLS.")
  }

  static func pooler(_ connection: Connection) -> DoctorCheck {
    connection.isPooled
      ? DoctorCheck(
        "pooler", .problem,
        "A connection pooler stands between this program and the server; what is set for a session does not hold there.",
        advice: "Name the database itself in DATABASE_URL; managed servers call it the direct connection.")
      : DoctorCheck("pooler", .good, "The session talks to the server itself.")
  }
}
