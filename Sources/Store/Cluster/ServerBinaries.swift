/// Where the programs of a PostgreSQL server are.
package struct ServerBinaries: Sendable, Hashable {
  package let directory: String
  /// 15 for 15.14.
  package let major: Int

  package var postgres: String { directory + "/postgres" }
  package var initdb: String { directory + "/initdb" }

  /// Looks where packages put them: Debian and Fedora keep them out of PATH, Homebrew keeps several side by side.
  /// - Parameter wanted: the version an existing data directory needs; nil takes the newest.
  package static func find(
    wanted: Int? = nil, environment: [String: String]
  ) throws(StoreError) -> ServerBinaries {
    let found = candidates(environment).filter { Files.isExecutable($0.postgres) && Files.isExecutable($0.initdb) }
    guard let wanted else {
      guard let newest = found.max(by: { $0.major < $1.major }) else { throw notInstalled }
      return newest
    }
    guard let match = found.first(where: { $0.major == wanted }) else { throw mismatch(wanted, found) }
    return match
  }

  private static let oldest = 13

  private static func candidates(_ environment: [String: String]) -> [ServerBinaries] {
    if let chosen = environment["CONFIGURATOR_POSTGRES_BIN"], !chosen.isEmpty { return [at(chosen)].compactMap { $0 } }
    var places: [String] = []
    for (folder, prefix) in [
      ("/usr/lib/postgresql", ""), ("/opt/homebrew/opt", "postgresql@"), ("/usr/local/opt", "postgresql@"),
    ] {
      for name in Files.list(folder) where name.hasPrefix(prefix) { places.append("\(folder)/\(name)/bin") }
    }
    places += (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return places.compactMap(at).filter { $0.major >= oldest }
  }

  /// The version stands in the path on Debian; elsewhere the program is asked.
  private static func at(_ directory: String) -> ServerBinaries? {
    guard Files.isExecutable(directory + "/postgres") else { return nil }
    let parts = directory.split(separator: "/")
    let inPath = parts.dropLast().last.flatMap { Int($0.split(separator: "@").last ?? "") }
    guard let major = inPath ?? askVersion(directory + "/postgres") else { return nil }
    return ServerBinaries(directory: directory, major: major)
  }

  /// `postgres (PostgreSQL) 15.14 (Debian …)` gives 15.
  private static func askVersion(_ program: String) -> Int? {
    let output = "/tmp/configurator-version-\(UInt64.random(in: .min ... .max))"
    defer { try? Files.remove(output) }
    guard
      let child = try? ChildProcess.start([program, "--version"], log: output, environment: ServerAccount.environment),
      child.wait() == 0, let words = Files.read(output)?.split(separator: " "), words.count > 2
    else { return nil }
    return Int(words[2].split(whereSeparator: { !$0.isNumber }).first ?? "")
  }

  private static var notInstalled: StoreError {
    StoreError(
      .cluster,
      "PostgreSQL \(oldest) or later is needed for the private database and was not found. "
        + "Install it (on Debian: apt install postgresql), or set DATABASE_URL to a server you have.")
  }

  private static func mismatch(_ wanted: Int, _ found: [ServerBinaries]) -> StoreError {
    let have =
      found.isEmpty ? "none is installed" : "installed: " + found.map { String($0.major) }.joined(separator: ", ")
    return StoreError(
      .cluster,
      "Your data was made by PostgreSQL \(wanted), and that version is needed to open it (\(have)). Nothing was changed. "
        + "Install PostgreSQL \(wanted), or move the data over with pg_upgrade.")
  }
}
