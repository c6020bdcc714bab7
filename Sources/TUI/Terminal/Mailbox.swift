import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where other threads leave messages for the program. Posting wakes the loop at once and never blocks.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[Message]>([])
  /// The loop polls `reading`; a byte in it is 0 for mail or the number of a signal.
  let reading: Int32
  let writing: Int32

  /// Nil when the process has no file descriptors left.
  public init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close(reading)
    close(writing)
  }

  public func post(_ message: Message) {
    let wasEmpty = waiting.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    guard wasEmpty else { return }
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }

  /// Everything posted since the last call, oldest first.
  func drain() -> [Message] {
    waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }

  /// The signals that arrived since the last call.
  func signals() -> Set<Int32> {
    var bytes = [UInt8](repeating: 0, count: 64)
    var found: Set<Int32> = []
    while true {
      let count = read(reading, &bytes, bytes.count)
      guard count > 0 else { return found }
      found.formUnion(bytes[..<count].lazy.filter { $0 != 0 }.map(Int32.init))
    }
  }
}
