#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock that ends with the process that holds it, however that process ends.
package final class FileLock: Sendable {
  private let file: Int32

  /// Opened with O_CLOEXEC: the server must not inherit the lock, or it would outlive us.
  package init(_ path: String) throws(StoreError) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Files.failure("\(path) could not be opened") }
  }

  deinit { close(file) }

  /// Waits until no other process holds the lock for itself.
  func lockShared() { lock(LOCK_SH) }
  /// Waits until nobody else holds the lock at all.
  func lockExclusive() { lock(LOCK_EX) }
  /// Takes the lock for ourselves if nobody else holds it. A shared lock of ours is given up either way.
  func tryExclusive() -> Bool { flock(file, LOCK_EX | LOCK_NB) == 0 }
  func unlock() { flock(file, LOCK_UN) }

  private func lock(_ mode: Int32) {
    while flock(file, mode) != 0 && errno == EINTR {}
  }
}
