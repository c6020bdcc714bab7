#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program started by us, in a session of its own, with nothing of the terminal in its hands.
package struct ChildProcess: Sendable {
  package let id: pid_t

  /// Starts `arguments[0]` with input from `/dev/null` (or `input`) and output appended to `log`.
  ///
  /// A new session keeps a ctrl-C in the terminal away from the server; signals are reset because we may have blocked some.
  package static func start(
    _ arguments: [String], log: String, environment: [String: String], input: Int32? = nil
  ) throws(StoreError) -> ChildProcess {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Whatever else is open stays ours: a server that held on to somebody's pipe would keep him waiting for its end.
    for file in Files.openFiles() where file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
    resetSignals(&attributes)

    var id: pid_t = 0
    let code = withArguments(fromRoot(arguments)) { argv in
      withArguments(environment.map { "\($0.key)=\($0.value)" }) { envp in
        posix_spawn(&id, "/bin/sh", &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else {
      errno = code
      throw Files.failure("\(arguments[0]) could not be started")
    }
    return ChildProcess(id: id)
  }

  /// The server's user may be unable to enter the directory we stand in, so the program starts in `/`.
  /// The shell replaces itself: the process id is that of the program.
  private static func fromRoot(_ arguments: [String]) -> [String] {
    ["/bin/sh", "-c", "cd / && exec \"$0\" \"$@\""] + arguments
  }

  private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | newSession)
  }

  /// POSIX_SPAWN_SETSID, which the C library hides behind a feature macro.
  private static var newSession: Int16 {
    #if os(Linux)
      0x80
    #else
      0x400
    #endif
  }

  private static func withArguments<T>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> T
  ) -> T {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("the list ends with a null pointer") }
      return body(base)
    }
  }

  /// Waits for the program to end.
  /// - Returns: its exit status; 128 + n for signal n.
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      if errno != EINTR { return 0 }
    }
    return Self.exitCode(status)
  }

  /// - Returns: the exit status if the program has ended, else nil.
  func ended() -> Int32? {
    var status: Int32 = 0
    return waitpid(id, &status, WNOHANG) == id ? Self.exitCode(status) : nil
  }

  private static func exitCode(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}
