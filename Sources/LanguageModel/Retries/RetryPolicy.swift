import Transfer

/// Whether and when a request that failed before any content is sent again: twice at most, 0.5 s, 1 s, … up to 8 s,
/// each shortened by chance to 75–100 %, or as long as the server asks when that is at most a minute.
///
/// There is no idempotency key on the wire, so a request that may have been worked on (a silence, a stream with content)
/// is never sent again by itself: it would be paid for twice.
struct RetryPolicy: Sendable {
  static let limit = 2
  /// Nobody is made to wait longer than this.
  static let longest = Duration.seconds(60)
  /// Asking again cannot help.
  static let finalStatuses: Set<Int> = [400, 401, 402, 403, 404, 407, 413, 422]

  let pace: Pace

  /// - Parameter attempt: 1 for the first sending.
  /// - Returns: how long to wait; nil = give up.
  func wait(after kind: ModelFailure.Kind, status: Int?, head: HTTPHead?, attempt: Int) -> Duration? {
    guard attempt <= Self.limit, isWorthwhile(kind, status, head) else { return nil }
    guard let asked = askedFor(head) else { return backoff(attempt) }
    return asked <= Self.longest ? asked : nil
  }

  /// Whether a connection that failed like this may do better next time.
  static func isWorthwhile(_ code: TransferError.Code) -> Bool {
    let passing: [TransferError.Code] = [
      .noSuchHost, .cannotConnect, .connectTimeout, .cutInTheMiddle, .emptyAnswer, .sendFailed, .receiveFailed,
      .brokenStream,
    ]
    return passing.contains(code)
  }

  private func isWorthwhile(_ kind: ModelFailure.Kind, _ status: Int?, _ head: HTTPHead?) -> Bool {
    if [.quota, .tooLarge, .proxy].contains(kind) { return false }
    // 200: the error came as the first event of a stream.
    if let status, status != 200 {
      if Self.finalStatuses.contains(status) || (200..<400).contains(status) { return false }
      if let word = head?["x-should-retry"] { return word == "true" }
      return status == 408 || status == 409 || status == 429 || status >= 500
    }
    return [.overloaded, .rateLimited, .server, .network].contains(kind)
  }

  /// What the server asks for; milliseconds are more exact and win.
  func askedFor(_ head: HTTPHead?) -> Duration? {
    if let text = head?["retry-after-ms"], let value = Double(text), value > 0, value < 1e9 {
      return .milliseconds(value)
    }
    guard let text = head?["retry-after"] else { return nil }
    if let seconds = Double(text) { return seconds > 0 && seconds < 1e9 ? .seconds(seconds) : nil }
    guard let date = HTTPDate.epochSeconds(text) else { return nil }
    let seconds = date - pace.epochSeconds()
    return seconds > 0 ? .seconds(seconds) : nil
  }

  private func backoff(_ attempt: Int) -> Duration {
    let full = min(0.5 * Double(1 << (attempt - 1)), 8)
    return .seconds(full * (1 - 0.25 * pace.random()))
  }
}
