import FoundationEssentials
import Glibc
import TestSupport

/// The built program with a data home of its own: its private database, its state, nothing of the person's.
final class ProgramHome {
  let folder: String
  var environment: [String: String]

  /// What one run of the program printed and how it ended.
  struct Run {
    var code: Int32
    var output: String
    var errors: String
  }

  init(_ extra: [String: String] = [:]) throws {
    // Short, because it holds a socket, and open to all, because the server of a test run as root is another user.
    folder = "/tmp/cfg-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    chmod(folder, 0o755)
    environment = [
      "PATH": Self.binaries + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"),
      "HOME": folder, "XDG_DATA_HOME": folder + "/data", "XDG_STATE_HOME": folder + "/state", "LC_ALL": "C.UTF-8",
    ].merging(extra) { $1 }
  }

  deinit {
    _ = try? run(["db", "stop"])
    try? FileManager.default.removeItem(atPath: folder)
  }

  static let binaries = BuiltPrograms.folder

  static let program = binaries + "/configurator"

  func terminal(_ arguments: [String] = [], rows: Int = 40, columns: Int = 120) throws -> PseudoTerminal {
    try PseudoTerminal([Self.program] + arguments, environment: environment, rows: rows, columns: columns)
  }

  func run(_ arguments: [String], input: String = "") throws -> Run {
    try shell([Self.program] + arguments, input: input)
  }

  /// Runs any program in this home, with what it prints in files so that nothing can block.
  func shell(_ arguments: [String], input: String = "") throws -> Run {
    let name = UUID().uuidString
    let (inPath, outPath, errPath) = ("\(folder)/\(name).in", "\(folder)/\(name).out", "\(folder)/\(name).err")
    try Data(input.utf8).write(to: URL(fileURLWithPath: inPath))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inPath, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outPath, O_WRONLY | O_CREAT, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, errPath, O_WRONLY | O_CREAT, 0o644)
    // The threads of the concurrency runtime block every signal, and a shell that never hears of its children waits for ever.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child = pid_t()
    let code = posix_spawnp(&child, arguments[0], &actions, &attributes, argv, envp)
    guard code == 0 else { throw PseudoTerminal.Failure(description: "\(arguments[0]) did not start: \(code)") }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return Run(
      code: status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f), output: try Self.text(outPath),
      errors: try Self.text(errPath))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
