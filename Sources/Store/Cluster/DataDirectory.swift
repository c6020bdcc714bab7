#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The directory tree of one private server: `data`, `server.log`, `socket`, and the two lock files.
package struct DataDirectory: Sendable, Hashable {
  package let base: String
  package let account: ServerAccount

  package init(base: String, account: ServerAccount) { (self.base, self.account) = (base, account) }

  package var data: String { base + "/data" }
  package var log: String { base + "/server.log" }
  var startLock: String { base + "/start.lock" }
  var usersLock: String { base + "/users.lock" }

  /// The name of the first user, who may do everything. The program logs in as him only to set the server up.
  package static let superuser = "postgres"

  package var isInitialised: Bool { Files.exists(data + "/PG_VERSION") }

  /// The server version that made the data; nil before there is any.
  package var major: Int? {
    Files.read(data + "/PG_VERSION").flatMap { Int($0.split(separator: "\n").first ?? "") }
  }

  /// Whether the server could work here, seen from the nearest directory that exists already. Makes nothing.
  var isReachable: Bool {
    get throws(StoreError) {
      var nearest = base
      while !Files.isDirectory(nearest), nearest != "/" { nearest = Files.parent(of: nearest) }
      return try account.canReach(nearest)
    }
  }

  /// Makes the directory, and makes sure that the server can live in it.
  package func make() throws(StoreError) {
    if !Files.isDirectory(base) {
      // Where the server is another user, he must be able to pass through the directories above.
      try Files.makeDirectory(Files.parent(of: base), mode: account.switchingTo == nil ? 0o700 : 0o755)
      try Files.makeDirectory(base)
      try account.own(base)
    }
    guard try account.canReach(base) else { throw unreachable }
  }

  private var unreachable: StoreError {
    StoreError(
      .cluster,
      "The private database cannot live in \(base): PostgreSQL runs as user \"\(account.switchingTo ?? "you")\", "
        + "who may not enter that directory. Unset XDG_DATA_HOME to use /var/lib/configurator, "
        + "or point it at a directory that user can reach.")
  }

  /// Makes the data directory, or leaves nothing behind. Call it with the start lock held.
  ///
  /// initdb works in a directory of another name, which is renamed at the end: a kill or a power cut in between leaves
  /// something that is recognised and cleared away the next time.
  package func initialise(_ binaries: ServerBinaries, durable: Bool = true) throws(StoreError) {
    for name in Files.list(base) where name.hasPrefix("init.") { try Files.remove(base + "/" + name) }
    guard !isInitialised else { return }
    if Files.exists(data) { try clearEmptyData() }
    let half = base + "/init.\(getpid())"
    try Files.makeDirectory(half)
    try account.own(half)
    let log = base + "/initdb.log"
    try? Files.remove(log)
    do {
      try runInitdb(binaries, into: half, log: log, durable: durable)
    } catch {
      try? Files.remove(half)
      throw error
    }
    guard rename(half, data) == 0 else { throw Files.failure("\(half) could not be renamed") }
    Files.syncDirectory(base)
    try? Files.remove(log)
  }

  private func runInitdb(
    _ binaries: ServerBinaries, into directory: String, log: String, durable: Bool
  ) throws(StoreError) {
    let arguments = try account.command(
      [
        binaries.initdb, "-D", directory, "-U", Self.superuser, "--auth-local=trust", "--auth-host=reject", "-E",
        "UTF8",
        "--lc-collate=C", "--lc-ctype=\(Self.characterType)", "--lc-messages=C",
      ] + (durable ? [] : ["--no-sync"]))
    let child = try ChildProcess.start(arguments, log: log, environment: ServerAccount.environment)
    guard child.wait() == 0 else { throw ServerLog.error("The private database could not be set up.", log: log) }
  }

  /// Upper and lower case beyond ASCII need a UTF-8 locale; sorting is by bytes either way.
  private static var characterType: String {
    guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return "C" }
    freelocale(locale)
    return "C.UTF-8"
  }

  /// Deletes the data. The rename comes first: a kill in between leaves no half database that looks like a whole one.
  func discard() throws(StoreError) {
    let doomed = base + "/init.discarded"
    try Files.remove(doomed)
    guard !Files.exists(data) || rename(data, doomed) == 0 else { throw Files.failure("\(data) could not be deleted") }
    // Notes that were kept beside the data speak of a database that is gone. The locks stay: somebody may wait for one.
    for name in Files.list(base) where !["start.lock", "users.lock"].contains(name) {
      try Files.remove(base + "/" + name)
    }
  }

  /// A `data` without PG_VERSION was not made by us; only an empty one may be replaced.
  private func clearEmptyData() throws(StoreError) {
    guard rmdir(data) == 0 else {
      throw StoreError(
        .cluster,
        "\(data) holds files that are not a PostgreSQL database. Nothing was touched. Move them away and try again.")
    }
  }
}
