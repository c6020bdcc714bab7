/// Brings a database up to what this program needs, one numbered step at a time.
///
/// A step and its record commit together; an advisory lock keeps two programs from running the same one. Steps create what is missing
/// and leave every existing table and row of the platform alone.
public struct Migrator {
  let connection: Connection
  private let migrations: [Migration]

  /// - Parameter connection: logged in as the owner of the database's tables.
  public init(_ connection: Connection, migrations: [Migration] = Migration.all) {
    (self.connection, self.migrations) = (connection, migrations)
  }

  /// The step of that number, if this program knows it.
  func step(_ number: Int) -> Migration? { migrations.first { $0.number == number } }

  /// Reads only.
  public func state() throws(StoreError) -> MigrationState {
    // Asked of the catalog itself: to_regclass may answer from a memory older than the lock we have just waited for.
    let table = try connection.execute(
      """
      select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relname = 'crm_schema_migrations'
      """)
    guard !table.isEmpty else { return MigrationState(applied: [], known: migrations) }
    var applied: [MigrationState.Applied] = []
    for row in try connection.execute(
      "select number, name, checksum, applied_at from public.crm_schema_migrations order by number")
    {
      applied.append(
        MigrationState.Applied(
          number: try row.value("number"), name: try row.value("name"), checksum: try row.value("checksum"),
          at: try row.value("applied_at")))
    }
    return MigrationState(applied: applied, known: migrations)
  }

  /// Runs what is pending. Running it again changes nothing.
  /// - Returns: the steps that were run now.
  /// - Throws: ``StoreError/Kind/migration`` when the database does not fit; the failed step left nothing behind, earlier ones stay.
  @discardableResult
  public func run(onStep: (Migration) -> Void = { _ in }) throws -> [Migration] {
    try connection.refusePooler()
    let problem = try connection.transaction(readOnly: true) {
      try closePath()
      return try state().problem
    }
    if let problem { throw StoreError(.migration, problem) }
    var done: [Migration] = []
    for migration in migrations {
      if try run(migration) {
        done.append(migration)
        onStep(migration)
      }
    }
    return done
  }

  /// One transaction that holds the lock and looks again: another program may have run the step meanwhile.
  private func run(_ migration: Migration) throws -> Bool {
    do {
      return try connection.transaction {
        try closePath()
        try lock()
        let current = try state()
        if let problem = current.problem { throw StoreError(.migration, problem) }
        guard current.pending.contains(migration) else { return false }
        let found = try existing(among: Set(CreatedObject.all(in: migration.sql)))
        if let problem = Self.problem(foreign(found, current)) { throw StoreError(.migration, problem) }
        if let problem = try OpenSchema.problem(connection) { throw StoreError(.migration, problem) }
        if current.applied.isEmpty { try connection.script(Self.record) }
        try connection.script("set local search_path = \(ConnectionOptions.searchPath)")
        try connection.script(migration.sql)
        try connection.execute(
          "insert into public.crm_schema_migrations (number, name, checksum) values ($1, $2, $3)",
          [.int(migration.number), .text(migration.name), .text(migration.checksum)])
        return true
      }
    } catch let error as StoreError {
      throw Self.explain(error, in: migration)
    }
  }

  /// The record of what ran. It comes with the first step, in the same transaction; that step closes it to strangers.
  private static let record = """
    create table if not exists public.crm_schema_migrations (
      number int primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now(),
      applied_by text not null default current_user)
    """

  /// Nothing of others is found by itself, until it is known that nothing of theirs is there to be found.
  func closePath() throws(StoreError) { try connection.script("set local search_path = pg_catalog, pg_temp") }

  /// Held to the end of the transaction. Set-up may take longer than the wait a person at the screen is given.
  private func lock() throws(StoreError) {
    try connection.script("set local lock_timeout = '30s'; set local statement_timeout = 0")
    try connection.execute("select pg_advisory_xact_lock($1)", [.int(Self.lockKey)])
  }

  /// "crmsetup" as a number, so that it collides with nobody else's lock.
  private static let lockKey = 0x63_72_6d_73_65_74_75_70

  private static func explain(_ error: StoreError, in migration: Migration) -> StoreError {
    switch error.kind {
    case .migration, .connectionLost, .unknownOutcome, .lockTimeout, .diskFull, .cancelled: return error
    default:
      return StoreError(
        .migration,
        "Step \(migration.title) of the database's setup did not work. It left nothing behind; earlier steps stay. "
          + error.message, detail: error.detail, sqlState: error.sqlState)
    }
  }
}
