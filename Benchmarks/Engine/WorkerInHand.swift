import Engine
import Store

/// Something that works and is handed from thread to thread, one at a time.
protocol Hand: AnyObject, Sendable {
  /// Until nothing is left to do.
  func settle()
}

/// A worker.
final class WorkerInHand: Hand, @unchecked Sendable {
  private let worker: Worker
  init(_ worker: Worker) { self.worker = worker }

  /// Until nothing is left to do.
  func settle() {
    do { try worker.settle() } catch { fatalError("\(error)") }
  }

  /// Until it is stopped.
  func work() {
    do { try worker.work() } catch { fatalError("\(error)") }
  }
}

/// Routes, and does afterwards what it has written down: what a worker does with runs that cannot be done along.
final class RouterAndRunner: Hand, @unchecked Sendable {
  private let router: Router
  private let runner: Runner
  private let clock: @Sendable () -> Timestamp

  init(_ connection: Connection) throws {
    (router, runner) = (Router(connection), try Runner(connection, worker: "bench"))
    clock = try ServerClock.aligned(with: connection)
  }

  func settle() {
    do {
      while try router.route().events + runner.run(now: clock(), known: router.takeDueRuns()).count > 0 {}
    } catch { fatalError("\(error)") }
  }
}
