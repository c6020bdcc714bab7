import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The temporary directory of this process's tests. Every server below it is stopped and everything deleted when the process
/// is gone, however that happens.
public enum TestRoot {
  public static func path() throws -> String { try shared.get().path }

  /// A new name below the directory.
  public static func fresh(_ prefix: String) throws -> String {
    try path() + "/\(prefix)-\(UInt32.random(in: 0 ... .max))"
  }

  private struct Root: Sendable {
    let path: String
    /// The other end of the watchdog's input, never closed by us.
    let leash: Int32
  }

  private static let shared = Result {
    let path = "\(parent())/configurator-test-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    // Servers may run as another user and must be able to pass through.
    try Files.makeDirectory(path, mode: 0o755)
    return Root(path: path, leash: try watchdog(path))
  }

  /// A database is some three hundred files. In memory they are made and deleted in a quarter of the time.
  private static func parent() -> String {
    var space = statvfs()
    let memory = "/dev/shm"
    guard access(memory, W_OK | X_OK) == 0, statvfs(memory, &space) == 0,
      UInt64(space.f_bavail) * UInt64(space.f_frsize) > 4_000_000_000
    else { return "/tmp" }
    return memory
  }

  /// A shell that waits for us to end, then stops the servers and clears the directory away.
  private static func watchdog(_ path: String) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw StoreError(.cluster, "no pipe for the watchdog of the tests") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let script = """
      cat >/dev/null
      for file in $(find "$0" -name postmaster.pid); do
        kill -QUIT "$(head -1 "$file")"
        for attempt in 1 2 3 4 5 6 7 8 9 10; do [ -e "$file" ] && sleep 0.1; done
      done
      rm -rf "$0"
      """
    _ = try ChildProcess.start(
      ["/bin/sh", "-c", script, path], log: "/dev/null", environment: ["PATH": "/usr/bin:/bin"], input: ends[0])
    close(ends[0])
    return ends[1]
  }
}
