/// Who may do what to the tables of this program.
enum AccessProbe {
  /// All our tables; `public.` stands before none of them in what people read.
  static let ourTables = """
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relowner
    from pg_catalog.pg_class c
    where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p') and c.relname like 'crm\\_%'
    """

  static func roles(_ connection: Connection) throws -> DoctorCheck {
    let wanted = [Bootstrap.app, "configurator_writer", "configurator_engine", "configurator_admin"]
    let rows = try connection.execute(
      """
      select rolname::text as name, rolsuper or rolbypassrls or rolcreaterole or rolreplication as mighty
      from pg_catalog.pg_roles where rolname = any ($1)
      """, [.texts(wanted)])
    let found = try Set(rows.map { row in try row.value("name") as String })
    let missing = wanted.filter { !found.contains($0) }
    guard missing.isEmpty else {
      return DoctorCheck(
        "roles", .problem, "Missing: \(missing.joined(separator: ", ")).", advice: "Run `configurator migrate`.")
    }
    let mighty = try rows.filter { row in try row.value("mighty") as Bool }.map { row in try row.value("name") as String
    }
    guard mighty.isEmpty else {
      return DoctorCheck(
        "roles", .problem, "\(mighty.joined(separator: ", ")) may do more than is good.",
        advice: "Take SUPERUSER, BYPASSRLS, CREATEROLE and REPLICATION away from these roles.")
    }
    return DoctorCheck("roles", .good, "The program's roles are there, and none of them is privileged.")
  }

  static func login(_ connection: Connection) throws -> DoctorCheck {
    let row = try connection.execute(
      """
      select session_user::text as login, r.rolsuper, r.rolbypassrls or exists (
        select from pg_catalog.pg_class c where c.oid = to_regclass('public.crm_pipelines') and c.relowner = r.oid) as unbound
      from pg_catalog.pg_roles r where r.rolname = session_user
      """
    ).only()
    let login: String = try row.value("login")
    if try row.value("rolsuper") as Bool {
      return DoctorCheck(
        "login", .warning,
        "You are logged in as \(login), a superuser. The program gives these rights up for its own work.",
        advice: "Log in as an ordinary role that is a member of \(Bootstrap.app).")
    }
    if try row.value("unbound") as Bool {
      return DoctorCheck(
        "login", .good, "You are logged in as \(login), who owns or sees all tables. Right for `migrate`.")
    }
    return DoctorCheck("login", .good, "You are logged in as \(login).")
  }

  static func approvers(_ connection: Connection) throws -> DoctorCheck {
    guard try !connection.execute("select where to_regclass('public.crm_actors') is not null").isEmpty else {
      return DoctorCheck("approvers", .warning, "Nobody may approve yet: the database is not set up.")
    }
    let row = try connection.execute(
      """
      select count(*) filter (where may_approve and profile_id is not null) as approvers from public.crm_actors
      """
    ).only()
    let count: Int = try row.value("approvers")
    if count == 0 {
      return DoctorCheck(
        "approvers", .warning, "Nobody may approve.",
        advice: "Say which login stands for whom, in crm_actors: docs/guard.md shows how.")
    }
    return DoctorCheck("approvers", .good, "\(count) \(count == 1 ? "login" : "logins") may approve.")
  }

  static func rowSecurity(_ connection: Connection) throws -> DoctorCheck {
    let open = try connection.execute("select name from (\(ourTables)) t where not relrowsecurity order by name")
    guard open.isEmpty else {
      return DoctorCheck(
        "row security", .problem, "Row security is off for \(try names(open)).",
        advice: "Run `alter table … enable row level security` as the owner.")
    }
    return DoctorCheck("row security", .good, "Row security is on for every table of ours.")
  }

  /// The platform's API logs everybody in as one of these; what they may touch, the whole world may touch.
  static func strangers(_ connection: Connection) throws -> DoctorCheck {
    let open = try connection.execute(
      """
      select distinct t.name || ' (' || coalesce(r.rolname, 'everybody') || ')' as name
      from (\(ourTables)) t
      join pg_catalog.pg_class c on c.oid = t.oid
      cross join lateral aclexplode(c.relacl) a
      left join pg_catalog.pg_roles r on r.oid = a.grantee
      where a.grantee = 0 or r.rolname in ('anon', 'authenticated')
      order by 1
      """)
    guard open.isEmpty else {
      return DoctorCheck(
        "strangers", .problem, "The public may use \(try names(open)).",
        advice: "Run `revoke all on … from public, anon, authenticated` as the owner.")
    }
    return DoctorCheck("strangers", .good, "Neither the public nor the platform's API roles may use our tables.")
  }

  private static func names(_ rows: Rows) throws -> String {
    try rows.map { row in try row.value("name") as String }.joined(separator: ", ")
  }
}
