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
      "log_timezone=UTC", "timezone=UTC", "log_min_messages=warning", "logging_collector=off", "cluster_name=configurator",
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

  private func waitUntilReady(_ child: ChildProcess) throws(StoreError) {
    // Recovery after a crash can take a while on a slow disk; as long as the server lives it is making progress.
    for _ in 0..<Self.patience {
      if ServerPing.at(keywords) == .answers { return }
      if child.ended() != nil { throw ServerLog.error("The private database did not start.", log: directory.log) }
      usleep(Self.pause)
    }
    throw ServerLog.error("The private database did not get ready within two minutes.", log: directory.log)
  }

  /// 3 ms: the server needs 30 to 50.
  private static let pause: useconds_t = 3_000
  private static let patience = 40_000

  /// Ends the server in an orderly way and waits until it is gone.
  package func stop() throws(StoreError) {
    guard let id = PostmasterFile.serverID(data: directory.data) else { return }
    guard PostmasterFile.processes(of: directory.data)?.contains(id) ?? true else { return try clearStaleFile() }
    kill(id, SIGINT)
    for _ in 0..<10_000 {
      // Our own child stays a zombie until it is waited for.
      _ = ChildProcess(id: id).ended()
      if PostmasterFile.serverID(data: directory.data) != id { return }
      usleep(Self.pause)
    }
    throw ServerLog.error("The private database did not stop within half a minute.", log: directory.log)
  }

  /// Deletes `postmaster.pid` when it is certain that no process of that server lives any more.
  ///
  /// PostgreSQL does this itself except in two cases: the number now belongs to another process, or to a zombie.
  func clearStaleFile() throws(StoreError) {
    let file = PostmasterFile.path(directory.data)
    guard Files.exists(file), let first = PostmasterFile.processes(of: directory.data) else { return }
    var processes = first
    for attempt in 0..<1_000 where !processes.isEmpty {
      // The server's children end by themselves when their parent was killed; after two seconds they are told to.
      if attempt == 600 { processes.forEach { kill($0, SIGQUIT) } }
      usleep(Self.pause)
      processes = PostmasterFile.processes(of: directory.data) ?? []
    }
    guard processes.isEmpty else {
      throw StoreError(.cluster, "An earlier database server has not ended yet. Nothing was lost. Try again in a moment.")
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
