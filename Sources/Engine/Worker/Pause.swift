import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe that wakes whoever waits at its other end, from any thread and from signal handlers.
final class WakePipe: Sendable {
  private let ends: (read: Int32, write: Int32)

  init() {
    var pair: [Int32] = [-1, -1]
    precondition(pipe(&pair) == 0, "no pipe could be made")
    ends = (pair[0], pair[1])
    for end in pair {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  var descriptor: Int32 { ends.read }

  /// A pipe that is full wakes as well as one that took the byte.
  func ring() {
    var byte: UInt8 = 1
    _ = write(ends.write, &byte, 1)
  }

  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(ends.read, &bytes, bytes.count) > 0 {}
  }
}

/// A wait that can be ended early from anywhere, signal handlers and other threads included.
public final class Pause: Sendable {
  private let end = WakePipe()
  private let bell = WakePipe()
  private let stopped = Atomic<Bool>(false)
  /// Ends with this one as well.
  private let parent: Pause?

  public init() { parent = nil }

  /// A wait of its own that also ends when `parent` is stopped.
  init(under parent: Pause) { self.parent = parent }

  public var isStopped: Bool { stopped.load(ordering: .acquiring) || parent?.isStopped == true }

  /// Ends this wait and every later one at once.
  public func stop() {
    stopped.store(true, ordering: .releasing)
    end.ring()
  }

  /// Ends the wait that is under way, or the next one.
  public func wake() { bell.ring() }

  /// Returns after so many seconds, or as soon as somebody said stop or wake.
  public func wait(seconds: Double) {
    guard !isStopped else { return }
    waitForBell(seconds: seconds, [end.descriptor] + (parent.map { [$0.end.descriptor] } ?? []))
  }

  /// Waits although it was stopped: for what is still under way.
  func waitForBell(seconds: Double) { waitForBell(seconds: seconds, []) }

  private func waitForBell(seconds: Double, _ others: [Int32]) {
    guard seconds > 0 else { return }
    var watched = ([bell.descriptor] + others).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&watched, nfds_t(watched.count), Int32(max(1, min(seconds, 3600) * 1000)))
    bell.drain()
  }
}
