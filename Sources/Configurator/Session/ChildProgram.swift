#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs another program on this terminal and waits for it.
enum ChildProgram {
  /// - Parameter name: a path, or a name to be looked up in PATH.
  /// - Returns: its exit code, or 128 plus the number of the signal that ended it.
  static func run(_ name: String, _ arguments: [String]) throws -> Int32 {
    let argv = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in argv { free(pointer) } }
    // Ctrl-C on the terminal goes to both; it is meant for the other program.
    let before = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
    defer {
      signal(SIGINT, before.0)
      signal(SIGQUIT, before.1)
    }
    var attributes = withDefaultSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    var child = pid_t()
    guard posix_spawnp(&child, name, nil, &attributes, argv, environ) == 0 else {
      throw CommandFailure("The program \(name) could not be started.", next: "Is it installed and on your PATH?")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }

  /// The first program of that name in PATH or in the other folders; nil when there is none.
  static func find(_ name: String, path: String, else folders: [String] = []) -> String? {
    let places = path.split(separator: ":").map(String.init) + folders
    return places.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
  }

  /// What we ignore, the other program does not; nor what is blocked on the thread that starts it, as on those of the
  /// concurrency runtime everything is.
  private static func withDefaultSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    posix_spawnattr_init(&attributes)
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGQUIT)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    return attributes
  }
}
