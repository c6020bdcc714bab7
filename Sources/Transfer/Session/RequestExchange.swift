/// A web request and its response.
final class RequestExchange: Exchange, @unchecked Sendable {
  let request: HTTPRequest
  private let continuation: AsyncThrowingStream<HTTPEvent, any Error>.Continuation
  private var collector = HeadCollector()
  private var received = 0
  /// Set when we ended the transfer ourselves from inside a callback.
  private var ownError: TransferError?

  init(_ request: HTTPRequest, _ continuation: AsyncThrowingStream<HTTPEvent, any Error>.Continuation) {
    self.request = request
    self.continuation = continuation
    super.init(limits: request.limits, connection: request.connection)
  }

  override var hasBody: Bool { received > 0 }

  override func header(_ line: UnsafeRawBufferPointer) {
    noteActivity()
    if let head = collector.take(line: line) { continuation.yield(.head(head)) }
  }

  override func body(_ piece: UnsafeRawBufferPointer) -> Bool {
    noteActivity()
    received += piece.count
    if received > limits.bodyBytes {
      ownError = TransferError(.bodyTooLarge, detail: "limit \(limits.bodyBytes) bytes")
      return false
    }
    continuation.yield(.bytes(Array(piece)))
    return true
  }

  override func finish(_ error: TransferError?) {
    if let error { continuation.finish(throwing: ownError ?? named(error)) } else { continuation.finish() }
  }
}
