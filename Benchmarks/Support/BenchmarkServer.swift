import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server as the program starts it for people, fsync on, in a directory of its own on the disk.
public final class BenchmarkServer {
  private let home: String
  private var handle: ClusterHandle

  /// - Parameter settings: `name = value`, set for the whole server.
  public init(settings: [String] = []) throws {
    var template = Array("/tmp/cfg-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary directory") }
    home = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(home, 0o755)
    handle = try Self.attach(home)
    guard !settings.isEmpty else { return }
    // In a function, so that its session is over when the server is to stop.
    try Self.set(settings, superuserAddress)
    try handle.leave()
    handle = try Self.attach(home)
  }

  public var owner: ServerAddress { handle.adminAddress }
  public var app: ServerAddress { handle.address }
  public var superuserAddress: ServerAddress { handle.adminAddress.with(["user": DataDirectory.superuser]) }

  /// Stops the server and deletes it.
  public func remove() throws {
    try handle.leave()
    _ = try PrivateCluster(dataHome: home, environment: ["HOME": home]).reset()
    // Only the locks are left.
    system("rm -rf '\(home)'")
  }

  private static func set(_ settings: [String], _ address: ServerAddress) throws {
    let superuser = try Connection(address)
    for setting in settings { try superuser.script("alter system set \(setting)") }
  }

  private static func attach(_ home: String) throws -> ClusterHandle {
    try PrivateCluster.attach(dataHome: home, environment: ["PATH": "/usr/bin:/bin", "HOME": home])
  }
}
