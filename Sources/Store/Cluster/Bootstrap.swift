/// What the first user does on a fresh server, once: an owner who is no superuser, and his database.
///
/// The owner may make roles and owns the tables, which is just what the `postgres` login of a managed server may do.
package enum Bootstrap {
  package static let owner = "configurator_owner"
  package static let app = "configurator_app"

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

  /// The migrations make the role; on a server of our own it is also a login.
  package static func letAppLogIn(_ superuser: Connection) throws(StoreError) {
    try superuser.script("alter role \(app) login")
  }
}
