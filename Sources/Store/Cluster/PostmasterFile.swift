#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a running server writes into its data directory as `postmaster.pid`.
struct PostmasterFile: Hashable, Sendable {
  let id: pid_t
  let port: Int
  let socketDirectory: String
  /// Whether the server says that it takes connections.
  let isReady: Bool

  /// - Returns: nil when no server runs, or is not far enough along to say where it listens.
  init?(data: String) {
    let lines = (Files.read(Self.path(data)) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 5, let id = pid_t(lines[0]), let port = Int(lines[3]), !lines[4].isEmpty else { return nil }
    (self.id, self.port, socketDirectory) = (id, port, String(lines[4]))
    isReady = lines.count > 7 && lines[7].hasPrefix("ready")
  }

  static func path(_ data: String) -> String { data + "/postmaster.pid" }

  /// The first line alone; it is there from the first moment of a server's life.
  static func serverID(data: String) -> pid_t? {
    (Files.read(path(data)) ?? "").split(separator: "\n").first.flatMap { pid_t($0) }
  }

  /// The process ids of everything that belongs to the server of this data directory, read from /proc.
  ///
  /// Every server process has the data directory as its working directory, and a zombie has none: that tells a live server
  /// from a stale file, which process numbers alone do not.
  /// - Returns: nil where there is no /proc.
  static func processes(of data: String) -> [pid_t]? {
    var wanted = stat()
    guard Files.isDirectory("/proc/self"), stat(data, &wanted) == 0 else { return nil }
    return Files.list("/proc").compactMap { name -> pid_t? in
      guard let id = pid_t(name) else { return nil }
      var found = stat()
      guard stat("/proc/\(name)/cwd", &found) == 0, found.st_ino == wanted.st_ino, found.st_dev == wanted.st_dev,
        let program = Files.read("/proc/\(name)/comm"), program.hasPrefix("postgres")
      else { return nil }
      return id
    }
  }
}
