/// Functions of others that run with their owner's rights and could be used by the public to get at our tables.
///
/// The platform has one that takes any query as text, open even to its anonymous role. Row security does not stop it.
public enum ExposedFunctions {
  /// - Returns: their signatures, such as `execute_readonly_query(text)`, with who may call them.
  public static func find(_ connection: Connection) throws(StoreError) -> [String] {
    var found: [String] = []
    for row in try connection.execute(query) { found.append(try row.value("signature")) }
    return found
  }

  static func check(_ connection: Connection) throws -> DoctorCheck {
    let found = try find(connection)
    guard !found.isEmpty else {
      return DoctorCheck("open functions", .good, "No function lets the public run SQL of its own or reach our tables.")
    }
    return DoctorCheck(
      "open functions", .warning, "Anybody can read or change our tables through \(found.joined(separator: ", ")).",
      advice: "Run `revoke execute on function … from public, anon, authenticated` unless the platform needs it; "
        + "if it does, keep it to trusted roles.")
  }

  /// Runs SQL that it is handed as text, or speaks of our tables, with the rights of an owner whom row security does not bind.
  /// Ours are closed to everybody, so they do not come up.
  private static let query = """
    select p.oid::regprocedure::text || ' (' || case when bool_or(caller.name = 'public') then 'everybody'
        else string_agg(distinct caller.name, ', ' order by caller.name) end || ')' as signature
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    join pg_catalog.pg_language l on l.oid = p.prolang
    join pg_catalog.pg_roles owner on owner.oid = p.proowner
    cross join lateral (select coalesce(nullif(p.prosrc, ''), pg_get_functiondef(p.oid)) as text) body
    cross join (
      select '\\m(' || string_agg(c.relname, '|') || ')\\M' as pattern from pg_catalog.pg_class c
      where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname like 'crm\\_%') ours
    join (select rolname::text as name from pg_catalog.pg_roles where rolname in ('anon', 'authenticated')
          union all select 'public') caller on has_function_privilege(caller.name, p.oid, 'execute')
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and l.lanname in ('plpgsql', 'sql')
      and (owner.rolsuper or owner.rolbypassrls or owner.oid = (
        select c.relowner from pg_catalog.pg_class c where c.oid = to_regclass('public.crm_pipelines')))
      and (body.text ~* ours.pattern
        or ((l.lanname = 'plpgsql' and body.text ~* '\\mexecute\\M'
            or body.text ~* '\\m(query|cursor|table|schema|database)_to_xml')
          and exists (
            select from unnest(p.proargtypes) as argument
            where argument in ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype))))
    group by p.oid order by 1
    """
}
