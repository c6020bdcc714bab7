#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Starts and stops the server of one data directory. Its callers hold the start lock.
package struct ServerProcess: Sendable {
  package let directory: DataDirectory
  package let socketDirectory: String
  /// `-c name=value` settings beyond the usual ones.
  package var settings: [String]

  package init(_ directory: DataDirectory, socketDirectory: String, settings: [String] = []) {
    (self.directory, self.socketDirectory, self.settings) = (directory, socketDirectory, settings)
  }

  /// No TCP, small memory, no replication; durability stays on. Access is by the mode of the socket's directory.
  private var arguments: [String] {
    let usual = [
      "listen_addresses=", "unix_socket_directories=\(socketDirectory)", "unix_socket_permissions=0700", "port=5432",
      "shared_buffers=32MB", "max_connections=40", "wal_level=minimal", "max_wal_senders=0", "jit=off",
      "log_timezone=UTC", "timezone=UTC", "log_min_messages=warning", "logging_collector=off",
      "cluster_name=configurator",
    ]
    return ["-D", directory.data] + (usual + settings).flatMap { ["-c", $0] }
  }

  package var keywords: [(String, String)] {
    [
      ("host", socketDirectory), ("port", "5432"), ("dbname", "postgres"), ("user", DataDirectory.superuser),
      ("connect_timeout", "5"),
    ]
  }

  /// Starts the server and waits until it takes connections.
  package func start(_ binaries: ServerBinaries) throws(StoreError) {
    try clearStaleFile()
    try trimLog()
    let command = try directory.account.command([binaries.postgres] + arguments)
    let child = try ChildProcess.start(command, log: directory.log, environment: ServerAccount.environment)
    try waitUntilReady(child)
  }

  /// Reads the server's own word in its file: a connection attempt would cost it a process each time.
  private func waitUntilReady(_ child: ChildProcess) throws(StoreError) {
    // Recovery after a crash can take a while on a slow disk; as long as the server lives it is making progress.
    for _ in 0..<Self.patience {
      if PostmasterFile(data: directory.data)?.isReady == true, ServerPing.at(keywords) == .answers { return }
      if child.ended() != nil { throw ServerLog.error("The private database did not start.", log: directory.log) }
      usleep(Self.pause)
    }
    throw ServerLog.error("The private database did not get ready within two minutes.", log: directory.log)
  }

  /// 3 ms: the server needs 30 to 50.
  private static let pause: useconds_t = 3_000
  private static let patience = 40_000

  /// Waits for a server that is on its way up, recovering from a crash included.
  /// - Returns: whether it takes connections now. False when there is none, or one that nobody can reach any more.
  func settles() -> Bool {
    for _ in 0..<Self.patience / 10 {
      switch ServerPing.at(keywords) {
      case .answers: return true
      case .busy: break
      // The socket appears a moment after the process. A server that calls itself ready without one has lost it.
      case .silent:
        guard let file = PostmasterFile(data: directory.data), !file.isReady,
          PostmasterFile.processes(of: directory.data)?.contains(file.id) ?? false
        else { return false }
      }
      usleep(Self.pause * 10)
    }
    return false
  }

  /// Ends the server in an orderly way and waits until it is gone.
  package func stop() throws(StoreError) {
    guard let id = PostmasterFile.serverID(data: directory.data) else { return }
    guard PostmasterFile.processes(of: directory.data)?.contains(id) ?? true else { return try clearStaleFile() }
    // A server asked to stop in the middle of its own restart can wait for ever. The second signal ends it at once;
    // what was committed stays, and the next start recovers it.
    for signal in [SIGINT, SIGQUIT] {
      kill(id, signal)
      if hasGone(id) { return }
    }
    throw ServerLog.error("The private database did not stop within half a minute.", log: directory.log)
  }

  /// Waits up to 15 seconds.
  private func hasGone(_ id: pid_t) -> Bool {
    for _ in 0..<5_000 {
      if PostmasterFile.serverID(data: directory.data) != id {
        // The file goes just before the process. If it was our own child it stays a zombie until it is waited for.
        _ = ChildProcess(id: id).wait()
        return true
      }
      usleep(Self.pause)
    }
    return false
  }

  /// Deletes `postmaster.pid` when it is certain that no process of that server lives any more.
  ///
  /// PostgreSQL does this itself except in two cases: the number now belongs to another process, or to a zombie.
  func clearStaleFile() throws(StoreError) {
    let file = PostmasterFile.path(directory.data)
    if let id = PostmasterFile.serverID(data: directory.data) { _ = ChildProcess(id: id).ended() }
    guard Files.exists(file), let first = PostmasterFile.processes(of: directory.data) else { return }
    var processes = first
    for attempt in 0..<1_000 where !processes.isEmpty {
      // The server's children end by themselves when their parent was killed; after two seconds they are told to.
      if attempt == 600 { for process in processes { kill(process, SIGQUIT) } }
      usleep(Self.pause)
      processes = PostmasterFile.processes(of: directory.data) ?? []
    }
    guard processes.isEmpty else {
      throw StoreError(
        .cluster, "An earlier database server has not ended yet. Nothing was lost. Try again in a moment.")
    }
    try Files.remove(file)
  }

  /// The log must not grow for ever; the last part is what anybody would want to read.
  private func trimLog() throws(StoreError) {
    var info = stat()
    guard stat(directory.log, &info) == 0, info.st_size > 5_000_000 else { return }
    let old = directory.log + ".old"
    try Files.remove(old)
    guard rename(directory.log, old) == 0 else { throw Files.failure("\(directory.log) could not be renamed") }
  }
}
