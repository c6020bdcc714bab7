import Store
import TestDatabase
import Testing

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

  /// - Parameters:
  ///   - ready: begins with a database that was set up and stopped, which is much quicker than making one.
  ///   - deep: adds a long directory name, so that a socket path beside the data would not fit.
  init(ready: Bool = true, deep: Bool = false) throws {
    let root = try TestRoot.fresh("home")
    path = deep ? root + "/" + String(repeating: "d", count: 90) : root
    environment = ["XDG_DATA_HOME": path, "PATH": "/usr/bin:/bin"]
    try Files.makeDirectory(path, mode: 0o755)
    if ready {
      let source = try Self.template.get().path + "/configurator"
      let copy = try ChildProcess.start(
        ["/bin/cp", "-a", source, path], log: "/dev/null", environment: ["PATH": "/usr/bin:/bin"])
      try #require(copy.wait() == 0)
    }
  }

  /// Set up once per process, and cleared away with the process.
  private static let template = Result<ScratchHome, any Error> {
    let home = try ScratchHome(ready: false)
    try home.attach().leave()
    return home
  }

  deinit {
    if let id = serverID {
      kill(id, SIGQUIT)
      waitpid(id, nil, 0)
    }
    // What cannot be deleted yet goes with the process.
    try? Files.remove(path)
  }

  func attach() throws(StoreError) -> ClusterHandle { try PrivateCluster.attach(environment: environment) }

  /// Writes a file under ``base``.
  func write(_ text: String, to name: String) throws {
    let file = try #require(fopen(base + "/" + name, "w"))
    fputs(text, file)
    fclose(file)
    try ServerAccount.current().own(base + "/" + name)
  }

  /// Writes an executable shell script.
  func script(_ body: String, at path: String) throws {
    let file = try #require(fopen(path, "w"))
    fputs("#!/bin/sh\n\(body)\n", file)
    fclose(file)
    chmod(path, 0o755)
  }

  /// The first line of the server's own file.
  var serverID: pid_t? {
    let file = fopen(data + "/postmaster.pid", "r")
    guard let file else { return nil }
    defer { fclose(file) }
    var id: pid_t = 0
    return withUnsafeMutablePointer(to: &id) { pointer in withVaList([pointer]) { vfscanf(file, "%d", $0) } } == 1
      ? id : nil
  }
}
