import Engine

/// A worker that is handed from thread to thread, one at a time.
final class WorkerInHand: @unchecked Sendable {
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
