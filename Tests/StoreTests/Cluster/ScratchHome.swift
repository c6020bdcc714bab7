import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A data home of a test's own. The server in it is stopped and everything deleted when the value goes.
final class ScratchHome: Sendable {
  let path: String
  let environment: [String: String]
  var base: String { path + "/configurator/postgres" }
  var data: String { base + "/data" }

  /// - Parameter deep: adds a long directory name, so that a socket path beside the data would not fit.
  init(deep: Bool = false) throws {
    let root = "/tmp/configurator-home-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    path = deep ? root + "/" + String(repeating: "d", count: 90) : root
    environment = ["XDG_DATA_HOME": path, "PATH": "/usr/bin:/bin"]
    try Files.makeDirectory(path, mode: 0o755)
  }

  deinit {
    if let id = serverID { kill(id, SIGQUIT) }
    // The directory may be in use for a moment longer; what cannot be deleted is left to the system's cleaning.
    try? Files.remove(path)
  }

  func attach() throws(StoreError) -> ClusterHandle { try PrivateCluster.attach(environment: environment) }

  /// The first line of the server's own file.
  var serverID: pid_t? {
    let file = fopen(data + "/postmaster.pid", "r")
    guard let file else { return nil }
    defer { fclose(file) }
    var id: pid_t = 0
    return withUnsafeMutablePointer(to: &id) { pointer in withVaList([pointer]) { vfscanf(file, "%d", $0) } } == 1 ? id : nil
  }
}
