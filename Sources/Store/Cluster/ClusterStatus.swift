/// What is known of the private server without starting it.
public struct ClusterStatus: Hashable, Sendable {
  /// Where everything lies.
  public var directory: String
  public var log: String
  /// The version of PostgreSQL that made the data, such as 15; nil = there is no data yet.
  public var version: Int?
  /// The server's process, when it answers.
  public var process: Int?
  public var socketDirectory: String?
  public var isRunning: Bool { process != nil }
}

extension PrivateCluster {
  public func status() -> ClusterStatus {
    let file = PostmasterFile(data: directory.data)
    let answers =
      file.map { ServerPing.at(ServerProcess(directory, socketDirectory: $0.socketDirectory).keywords) == .answers }
      ?? false
    return ClusterStatus(
      directory: directory.base, log: directory.log, version: directory.major,
      process: answers ? file.map { Int($0.id) } : nil, socketDirectory: answers ? file?.socketDirectory : nil)
  }

  /// How ``stop()`` ended.
  public enum StopOutcome: Hashable, Sendable { case stopped, wasNotRunning, inUse }

  /// Stops the server unless a program uses it.
  public func stop() throws(StoreError) -> StopOutcome {
    guard Files.isDirectory(directory.base) else { return .wasNotRunning }
    return try alone { () throws(StoreError) in
      guard PostmasterFile.serverID(data: directory.data) != nil else { return .wasNotRunning }
      try ServerProcess(directory, socketDirectory: "").stop()
      return .stopped
    } ?? .inUse
  }

  /// Deletes the private database with everything in it. The caller has asked the person first.
  /// - Returns: false when a program uses it; nothing was deleted then.
  public func reset() throws(StoreError) -> Bool {
    guard Files.isDirectory(directory.base) else { return true }
    return try alone { () throws(StoreError) in
      try ServerProcess(directory, socketDirectory: "").stop()
      try directory.discard()
      return true
    } ?? false
  }

  /// Runs `body` while no other program uses or starts the server.
  /// - Returns: nil when one does.
  private func alone<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T? {
    let start = try FileLock(directory.startLock)
    start.lockExclusive()
    defer { start.unlock() }
    let users = try FileLock(directory.usersLock)
    guard users.tryExclusive() else { return nil }
    defer { users.unlock() }
    return try body()
  }
}
