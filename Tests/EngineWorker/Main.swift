import ConfigSchema
import Dispatch
import Engine
import Glibc
import Store

/// A worker of the engine as the program runs it, with short times and a sender that only keeps a ledger.
///
/// `EngineWorker NAME LEDGER SLOWNESS`, the database in `DATABASE_URL`. It runs until SIGTERM. Every attempt to send is a line of the
/// ledger with its key, written before the attempt is answered.
@main enum EngineWorker {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let url = getenv("DATABASE_URL"), let slowness = Double(arguments[3]) else { exit(64) }
    let address = ServerAddress(String(cString: url))
    let pause = Pause()
    signal(SIGTERM, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
    source.setEventHandler { @Sendable in pause.stop() }
    source.resume()
    print("\(arguments[1]) is ready")
    fflush(nil)
    let worker = try patiently {
      let connection = try Connection(address)
      try connection.workAsEngine()
      return try Worker(
        connection, name: arguments[1], sender: LedgerSender(path: arguments[2], slowness: slowness),
        terms: LeaseTerms(length: 1, inFlight: 8, grace: 5),
        backoff: Backoff(first: 0.02, longest: 0.2, attempts: 1_000), pause: pause,
        clock: ServerClock.aligned(with: connection))
    }
    try worker.work()
    print("\(worker.tally.outside.refused) refused")
  }

  /// The server may be on its way up, and sessions are ended at any moment.
  private static func patiently(_ begin: () throws -> Worker) throws -> Worker {
    for _ in 0..<500 {
      if let worker = try? begin() { return worker }
      usleep(20_000)
    }
    return try begin()
  }
}
