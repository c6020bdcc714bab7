/// A mail on its way to its server.
final class MailExchange: Exchange, @unchecked Sendable {
  let request: MailRequest
  private let whenDone: @Sendable (MailResult) -> Void
  private var collector = MailReplyCollector()
  private var uploaded = 0

  init(_ request: MailRequest, _ whenDone: @escaping @Sendable (MailResult) -> Void) {
    (self.request, self.whenDone) = (request, whenDone)
    super.init(limits: request.limits, connection: request.connection)
  }

  override func header(_ line: UnsafeRawBufferPointer) {
    noteActivity()
    collector.take(line: line)
  }

  override func upload(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    noteActivity()
    let piece = request.message[uploaded...].prefix(buffer.count)
    buffer.copyBytes(from: piece)
    uploaded += piece.count
    return piece.count
  }

  override func finish(_ error: TransferError?) {
    whenDone(MailResult(reply: collector.last, error: error.map(named)))
  }
}
