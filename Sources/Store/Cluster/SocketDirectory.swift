#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the server's socket lies. Its mode, 0700, is the access control of the private database.
enum SocketDirectory {
  /// A socket's path ends at 107 bytes; `/.s.PGSQL.5432` takes 14 of them.
  private static let longest = 107 - 14

  /// Beside the data when the path is short enough, else in the runtime directory or under `/tmp`.
  /// - Returns: the directory, which exists and belongs to the server's account alone.
  static func make(for directory: DataDirectory, environment: [String: String]) throws(StoreError) -> String {
    let path = choose(for: directory, environment: environment)
    if !Files.isDirectory(path) {
      try Files.makeDirectory(path)
      try directory.account.own(path)
    }
    guard isPrivate(path, to: directory.account) else {
      throw StoreError(
        .cluster,
        "The directory \(path) should belong to the private database alone, but others may enter it. "
          + "Nothing was started. Delete it and try again.")
    }
    return path
  }

  static func choose(for directory: DataDirectory, environment: [String: String]) -> String {
    let beside = directory.base + "/socket"
    if beside.utf8.count <= longest { return beside }
    let name = "configurator-" + Checksum.sha256(Array(directory.base.utf8)).prefix(12)
    if directory.account.switchingTo == nil, let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/"),
      Files.isDirectory(runtime), "\(runtime)/\(name)".utf8.count <= longest
    {
      return "\(runtime)/\(name)"
    }
    return "/tmp/\(name)-\(directory.account.uid)"
  }

  /// Somebody else may have put a directory, or a link to one, there first.
  private static func isPrivate(_ path: String, to account: ServerAccount) -> Bool {
    var info = stat()
    guard lstat(path, &info) == 0 else { return false }
    return info.st_mode & S_IFMT == S_IFDIR && info.st_uid == account.uid && info.st_mode & 0o077 == 0
  }
}
