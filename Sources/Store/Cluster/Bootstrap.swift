/// What the first user does on a fresh server, once: an owner who is no superuser, and his database.
///
/// The owner may make roles and owns the tables, which is just what the `postgres` login of a managed server may do.
package enum Bootstrap {
  package static let owner = "configurator_owner"
  package static let app = "configurator_app"
  static let reader = "configurator_reader"

  /// - Parameter superuser: a session of the first user, in any database.
  package static func makeOwner(_ superuser: Connection) throws(StoreError) {
    try superuser.script(
      """
      do $$ begin
        if not exists (select 1 from pg_roles where rolname = '\(owner)') then
          create role \(owner) login createrole nosuperuser;
        end if;
      end $$;
      """)
  }

  /// - Returns: whether the database was made now.
  @discardableResult
  package static func makeDatabase(_ name: String, _ superuser: Connection) throws(StoreError) -> Bool {
    let found = try superuser.execute("select 1 from pg_database where datname = $1", [.text(name)])
    guard found.isEmpty else { return false }
    try superuser.script("create database \"\(name)\" owner \(owner)")
    return true
  }

  /// Before version 15 everybody may make functions in `public`; here only the owner does.
  /// - Parameter database: a session of the first user in the program's database.
  package static func closeSchema(_ database: Connection) throws(StoreError) {
    try database.script("revoke create on schema public from public; grant create on schema public to \(owner)")
  }

  /// The migrations make the role; on a server of our own it is also a login.
  package static func letAppLogIn(_ superuser: Connection) throws(StoreError) {
    try superuser.script("alter role \(app) login")
  }

  /// A login that sees every row and can change none, for people and programs that want to look in.
  /// - Parameter database: a session of the first user in the program's database.
  static func makeReader(_ superuser: Connection, in database: Connection) throws(StoreError) {
    try superuser.script(
      """
      do $$ begin
        if not exists (select 1 from pg_roles where rolname = '\(reader)') then
          create role \(reader) login bypassrls;
        end if;
      end $$;
      alter role \(reader) set default_transaction_read_only = on;
      """)
    try database.script(
      """
      grant usage on schema public, auth to \(reader);
      grant select on all tables in schema public, auth to \(reader);
      """)
  }
}
