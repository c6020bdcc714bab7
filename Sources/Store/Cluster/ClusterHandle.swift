#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One use of the private server. While any program holds one, the server stays up.
///
/// Ends with ``leave()``; a program that dies without it leaves the server running for the next one to find.
public final class ClusterHandle: Sendable {
  private let cluster: PrivateCluster
  private let socket: String
  private let users: FileLock

  init(_ cluster: PrivateCluster, _ socket: String, _ users: FileLock) {
    (self.cluster, self.socket, self.users) = (cluster, socket, users)
  }

  /// The login of the program: reads configuration, writes proposals, approves through the gate. No superuser.
  public var address: ServerAddress { cluster.address(socket, user: Bootstrap.app) }
  /// The owner of the tables: migrates, adds properties, fills the sample. No superuser either.
  public var adminAddress: ServerAddress { cluster.address(socket, user: Bootstrap.owner) }
  /// Reads every row of every table and changes nothing. For `configurator db url` and programs that look in.
  public var readAddress: ServerAddress { cluster.address(socket, user: Bootstrap.reader) }

  public var status: ClusterStatus { cluster.status() }

  /// Leaves, and stops the server if nobody else uses it and nobody asked to keep it running.
  /// - Returns: whether the server was stopped.
  @discardableResult public func leave() throws(StoreError) -> Bool {
    let start = try FileLock(cluster.directory.startLock)
    start.lockExclusive()
    defer { start.unlock() }
    defer { users.unlock() }
    guard !cluster.isKeptRunning, users.tryExclusive() else { return false }
    try ServerProcess(cluster.directory, socketDirectory: socket).stop()
    return true
  }
}
