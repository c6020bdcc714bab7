/// One request under way. Touched by the transfer thread only, apart from its creation.
final class Exchange: @unchecked Sendable {
  let request: HTTPRequest
  private let continuation: AsyncThrowingStream<HTTPEvent, any Error>.Continuation
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var lastByte: ContinuousClock.Instant
  private var collector = HeadCollector()
  private var received = 0
  /// Whether a part of the body has come.
  var hasBody: Bool { received > 0 }
  /// Set when we ended the transfer ourselves from inside a callback.
  private(set) var ownError: TransferError?

  init(_ request: HTTPRequest, _ continuation: AsyncThrowingStream<HTTPEvent, any Error>.Continuation) {
    self.request = request
    self.continuation = continuation
    started = clock.now
    lastByte = started
  }

  func header(_ line: UnsafeRawBufferPointer) {
    lastByte = clock.now
    if let head = collector.take(line: line) { continuation.yield(.head(head)) }
  }

  /// - Returns: false to end the transfer.
  func body(_ piece: UnsafeRawBufferPointer) -> Bool {
    lastByte = clock.now
    received += piece.count
    if received > request.limits.bodyBytes {
      ownError = TransferError(.bodyTooLarge, detail: "limit \(request.limits.bodyBytes) bytes")
      return false
    }
    continuation.yield(.bytes(Array(piece)))
    return true
  }

  func finish(_ error: TransferError?) {
    if let error { continuation.finish(throwing: ownError ?? error) } else { continuation.finish() }
  }

  /// When this exchange has to be ended if nothing happens until then.
  var deadline: ContinuousClock.Instant {
    let silent = lastByte + request.limits.idle
    guard let total = request.limits.total else { return silent }
    return min(silent, started + total)
  }

  /// What to end it with at its deadline.
  func overdue(at now: ContinuousClock.Instant) -> TransferError? {
    if let total = request.limits.total, now >= started + total { return TransferError(.tookTooLong) }
    return now >= lastByte + request.limits.idle ? TransferError(.silent) : nil
  }
}
