import Dispatch

/// The one place where the terminal program touches the database: jobs run one after the other, off the main thread.
final class StoreQueue: Sendable {
  private let queue = DispatchQueue(label: "store")
  private let session: LiveSession

  init(_ session: LiveSession) { self.session = session }

  /// Runs `job` after those that were asked for before.
  func run(_ job: @escaping @Sendable (LiveSession) -> Void) {
    queue.async { [session] in job(session) }
  }

  /// The same for code that waits for the result.
  func value<T: Sendable>(
    isRead: Bool = false, _ job: @escaping @Sendable (LiveSession) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      run { session in continuation.resume(with: Result { try session.attempt(isRead: isRead, job) }) }
    }
  }

  /// Waits until everything that was asked for has been done; for the way out.
  func drain() { queue.sync {} }
}
