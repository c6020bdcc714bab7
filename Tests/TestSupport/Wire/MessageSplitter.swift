/// Finds the ends of messages in PostgreSQL's protocol: a type byte, four bytes of length that count themselves, and the rest.
/// The first message of a program has no type byte.
struct MessageSplitter {
  private var expectsStartup: Bool
  private var pending: [UInt8] = []

  init(expectsStartup: Bool) { self.expectsStartup = expectsStartup }

  /// - Returns: every message that is complete now.
  mutating func split(_ bytes: [UInt8]) -> [[UInt8]] {
    pending += bytes
    var messages: [[UInt8]] = []
    var start = 0
    while let length = lengthOfMessage(at: start), start + length <= pending.count {
      messages.append(Array(pending[start..<start + length]))
      start += length
      expectsStartup = false
    }
    pending.removeFirst(start)
    return messages
  }

  private func lengthOfMessage(at start: Int) -> Int? {
    let typeBytes = expectsStartup ? 0 : 1
    guard pending.count >= start + typeBytes + 4 else { return nil }
    return typeBytes + pending[(start + typeBytes)..<(start + typeBytes + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}
