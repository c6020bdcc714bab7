import ConfigSchema
import Engine
import Glibc
import Store

/// Writes each attempt down and fails one in eight.
struct LedgerSender: Sender {
  let path: String
  /// Seconds an attempt takes at most.
  let slowness: Double

  func whyNotSetUp(_ outgoing: Outgoing) -> String? { nil }

  func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    defer { close(file) }
    let line = Array("\(key.value)\n".utf8)
    guard write(file, line, line.count) == line.count else { return .retry(reason: "no ledger", after: nil) }
    try? await Task.sleep(for: .seconds(slowness < 1 ? Double.random(in: 0...slowness) : slowness))
    return Int.random(in: 0..<8) == 0 && slowness < 1
      ? .retry(reason: "busy", after: nil) : .sent(externalID: "L-\(key)")
  }
}
