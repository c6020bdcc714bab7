import Store

/// Everything a dump would say about the tables and functions that are there now, and every row with its place on the disk.
struct Fingerprint: Equatable {
  private let tables: [String]
  let catalog: [String]
  let rows: [String: String]

  init(of connection: Connection) throws {
    let tables = try connection.execute(
      """
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'auth') and c.relkind in ('r', 'v') order by 1
      """
    ).map { row in try row.value("name") as String }
    try self.init(tables, functionsBelow: nil, connection)
  }

  /// The same tables looked at again. Tables that came meanwhile do not count.
  func again(_ connection: Connection) throws -> Fingerprint {
    try Fingerprint(tables, functionsBelow: nil, connection)
  }

  private init(_ tables: [String], functionsBelow: Int?, _ connection: Connection) throws {
    self.tables = tables
    catalog = try connection.execute(Self.query, [.texts(tables)]).map { row in try row.value("line") as String }
    var rows: [String: String] = [:]
    for table in tables where !table.hasSuffix("latest") {
      rows[table] = try connection.execute(
        "select md5(coalesce(string_agg(t.ctid::text || t.xmin::text || t::text, '|' order by t.ctid), '')) as sum from \(table) t"
      ).only().value("sum")
    }
    self.rows = rows
  }

  private static let query = """
    with watched as (select name::regclass::oid as oid from unnest($1) as name)
    select line from (
      select concat_ws(' ', 'table', c.oid::regclass, c.relowner::regrole, c.relacl, c.relrowsecurity, c.relforcerowsecurity)
        as line from pg_class c join watched on watched.oid = c.oid
      union all
      select concat_ws(' ', 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid), a.attacl, a.attidentity, a.attgenerated)
      from pg_attribute a join watched on watched.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped
      union all
      select concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k join watched on watched.oid = k.conrelid
      union all
      select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i join watched on watched.oid = i.indrelid
      union all
      select 'trigger ' || pg_get_triggerdef(t.oid) || t.tgenabled::text from pg_trigger t join watched on watched.oid = t.tgrelid
      where not t.tgisinternal and t.tgname not like 'crm\\_%'
      union all
      select concat_ws(' ', 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polroles::regrole[],
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      from pg_policy p join watched on watched.oid = p.polrelid
      union all
      select concat_ws(' ', 'function', f.oid::regprocedure, f.proacl, f.prosecdef, f.proowner::regrole, md5(f.prosrc))
      from pg_proc f join pg_namespace n on n.oid = f.pronamespace
      where n.nspname in ('public', 'auth') and f.proname not like 'crm\\_%'
      union all
      select concat_ws(' ', 'default', d.defaclrole::regrole, d.defaclnamespace::regnamespace, d.defaclobjtype, d.defaclacl)
      from pg_default_acl d
      union all
      select concat_ws(' ', 'schema', n.nspname, n.nspowner::regrole) from pg_namespace n where n.nspname = 'auth'
    ) t order by line
    """
}
