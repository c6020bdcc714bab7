import Glibc
import Store
import TestSupport

/// A worker in a process of its own, to be killed, stopped and woken.
final class WorkerProcess {
  let name: String
  private let process: ChildProcess
  private let log: String
  private var isOver = false

  init(_ name: String, on address: ServerAddress, ledger: String, slowness: Double = 0.02) throws {
    self.name = name
    log = ledger + ".log"
    process = try ChildProcess.start(
      [BuiltPrograms.path("EngineWorker"), name, ledger, String(slowness)], log: log,
      environment: ["DATABASE_URL": address.connectionString, "PATH": "/usr/bin:/bin"])
  }

  deinit { end(SIGKILL) }

  /// Whether it has got so far that it hears signals.
  var isReady: Bool { Ledger(path: log).keys().contains("\(name) is ready") }

  func send(_ number: Int32) { kill(process.id, number) }

  /// - Returns: how it ended.
  @discardableResult
  func end(_ number: Int32) -> Int32 {
    guard !isOver else { return 0 }
    isOver = true
    kill(process.id, number)
    return process.wait()
  }
}

/// What the workers' sender wrote down.
struct Ledger {
  let path: String

  func keys() -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var (lines, line): ([String], UnsafeMutablePointer<CChar>?) = ([], nil)
    var size = 0
    defer { free(line) }
    while getline(&line, &size, file) > 0 {
      if let line { lines.append(String(cString: line).filter { !$0.isNewline }) }
    }
    return lines
  }
}
