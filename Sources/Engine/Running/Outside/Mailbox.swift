import Synchronization

/// Where attempts land when they are over, from any thread.
final class Mailbox: Sendable {
  private let landings = Mutex<[Landing]>([])
  private let bell: Pause

  init(bell: Pause) { self.bell = bell }

  func put(_ landing: Landing) {
    landings.withLock { $0.append(landing) }
    bell.wake()
  }

  func takeAll() -> [Landing] {
    landings.withLock { all in
      defer { all = [] }
      return all
    }
  }
}
