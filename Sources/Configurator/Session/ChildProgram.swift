#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs another program on this terminal and waits for it.
enum ChildProgram {
  /// - Returns: its exit code, or 128 plus the number of the signal that ended it.
  static func run(_ name: String, _ arguments: [String]) throws -> Int32 {
    let argv = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in argv { free(pointer) } }
    var child = pid_t()
    guard posix_spawnp(&child, name, nil, nil, argv, environ) == 0 else {
      throw CommandFailure("The program \(name) could not be started.", next: "Is it installed and on your PATH?")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }
}
