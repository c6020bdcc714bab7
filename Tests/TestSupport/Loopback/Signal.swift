#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Something that happens once. Threads and tasks can wait for it: a handshake, where a sleep would be a guess.
public final class Signal: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var isRaised = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    condition = .allocate(capacity: 1)
    condition.initialize(to: pthread_cond_t())
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  public func raise() {
    pthread_mutex_lock(mutex)
    isRaised = true
    let resumed = waiting
    waiting = []
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
    for continuation in resumed { continuation.resume() }
  }

  /// Blocks the calling thread: for a server's own thread, never in a task.
  public func block() {
    pthread_mutex_lock(mutex)
    while !isRaised { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }

  public func raised() async {
    await withCheckedContinuation { continuation in
      pthread_mutex_lock(mutex)
      let now = isRaised
      if !now { waiting.append(continuation) }
      pthread_mutex_unlock(mutex)
      if now { continuation.resume() }
    }
  }
}
