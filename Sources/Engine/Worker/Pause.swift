import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A wait that can be ended early from anywhere, signal handlers and other threads included.
public final class Pause: Sendable {
  private let ends: (read: Int32, write: Int32)
  private let stopped = Atomic<Bool>(false)

  public init() {
    var pair: [Int32] = [-1, -1]
    precondition(pipe(&pair) == 0, "no pipe could be made")
    ends = (pair[0], pair[1])
    for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  public var isStopped: Bool { stopped.load(ordering: .acquiring) }

  /// Ends this wait and every later one at once.
  public func stop() {
    stopped.store(true, ordering: .releasing)
    var byte: UInt8 = 1
    _ = write(ends.write, &byte, 1)
  }

  /// Returns after so many seconds, or as soon as somebody said stop.
  public func wait(seconds: Double) {
    guard !isStopped, seconds > 0 else { return }
    var watched = pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0)
    _ = poll(&watched, 1, Int32(max(1, min(seconds, 3600) * 1000)))
  }
}
