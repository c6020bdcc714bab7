extension PrivateCluster {
  /// The name of the program's database on its own server.
  static let database = "configurator"

  func address(_ socket: String, user: String, database: String = Self.database) -> ServerAddress {
    // All named, so that no PG* variable of the person's session gets in between.
    ServerAddress(keywords: [
      "host": socket, "port": "5432", "dbname": database, "user": user, "target_session_attrs": "any",
      "gssencmode": "disable",
    ])
  }

  /// Whether the program's login works and the database is up to date.
  /// - Throws: when the database was set up by a newer program.
  func isSetUp(_ socket: String) throws(StoreError) -> Bool {
    do throws(StoreError) {
      let state = try Migrator(Connection(address(socket, user: Bootstrap.app))).state()
      if let problem = state.problem { throw StoreError(.migration, problem) }
      return state.isCurrent
    } catch {
      switch error.kind {
      // No such database, role or right yet.
      case .refusedLogin, .permissionDenied: return false
      default: throw error
      }
    }
  }

  /// Roles, database, migrations and the person at the keyboard. Each part may have been done already.
  func setUp(_ socket: String, _ onStep: (Step) -> Void) throws(StoreError) {
    let superuser = try Connection(address(socket, user: DataDirectory.superuser, database: "postgres"))
    try Bootstrap.makeOwner(superuser)
    try Bootstrap.makeDatabase(Self.database, superuser)
    let inside = try Connection(address(socket, user: DataDirectory.superuser))
    try Bootstrap.closeSchema(inside)
    let owner = try Connection(address(socket, user: Bootstrap.owner))
    do {
      try Migrator(owner).run { onStep(.settingUp($0.title)) }
      try LocalPerson.ensure(owner, login: Bootstrap.app)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.cluster, "The private database could not be set up.", detail: "\(error)")
    }
    try Bootstrap.letAppLogIn(superuser)
    try Bootstrap.makeReader(superuser, in: inside)
  }
}
