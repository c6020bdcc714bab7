import Transfer

/// One sending of a request and what came back, before it is decided whether to send again.
struct HTTPExchange: Sendable {
  var head: HTTPHead?
  /// Set when the exchange did not come to its end.
  var transferError: TransferError?
  /// How the stream ended; nil when the status was not 200 or nothing came.
  var end: StreamEnd?
  /// The beginning of a body that is no reply.
  var errorBody: [UInt8] = []
  /// Whether a piece of the reply has been handed on: then it is never asked again.
  var hadContent = false
  var wasCancelled = false

  var requestID: String? { head?["x-request-id"] ?? head?["request-id"] ?? head?["x-generation-id"] }

  /// Sends and reads; text goes out as it comes.
  static func run(
    _ request: HTTPRequest, session: HTTPSession, dialect: any Dialect, settings: ModelSettings,
    onText: @Sendable (String) -> Void
  ) async -> HTTPExchange {
    var exchange = HTTPExchange()
    var body = ReplyBody(dialect: dialect, settings: settings)
    do {
      for try await event in session.stream(request) {
        switch event {
        case .head(let head):
          exchange.head = head
          body.start(head)
        case .bytes(let piece) where exchange.head?.status == 200:
          exchange.handOn(try body.take(piece), onText)
        case .bytes(let piece): exchange.errorBody += piece.prefix(max(0, 65_536 - exchange.errorBody.count))
        }
      }
    } catch {
      exchange.note(error)
    }
    exchange.wasCancelled = Task.isCancelled
    guard exchange.head?.status == 200, exchange.end == nil else { return exchange }
    // When the connection broke, what is unfinished stays out.
    if exchange.transferError == nil { exchange.handOn(body.rest(), onText) }
    exchange.end = body.end(isWhole: exchange.transferError == nil)
    return exchange
  }

  private mutating func handOn(_ pieces: [String], _ onText: @Sendable (String) -> Void) {
    for piece in pieces {
      hadContent = true
      onText(piece)
    }
  }

  private mutating func note(_ error: any Error) {
    switch error {
    case let error as TransferError: transferError = error
    case FramingError.lineTooLong(let limit): end = .notUnderstood("a line of more than \(limit >> 20) MiB")
    default: transferError = TransferError(.cancelled)
    }
  }
}
