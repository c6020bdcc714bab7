/// Sends requests; all of a session share one thread and its pool of connections.
///
/// A session lives until it is released; what is still under way then ends with ``TransferError/Code/closed``.
public final class HTTPSession: Sendable {
  /// The program's session. Its thread starts with the first request.
  public static let shared = HTTPSession()

  private let loop: TransferLoop

  public init() { loop = TransferLoop() }

  deinit { loop.post(.stop) }

  /// The response as it arrives: first its head, then pieces of the decoded body, in order.
  ///
  /// The stream fails with ``TransferError`` only. Ending the consuming task, or dropping the stream, cancels the
  /// exchange at once and closes its connection.
  public func stream(_ request: HTTPRequest) -> AsyncThrowingStream<HTTPEvent, any Error> {
    AsyncThrowingStream { continuation in
      if let header = request.headers.first(where: { !$0.isSendable }) {
        continuation.finish(throwing: TransferError(.malformedHeader, detail: header.name))
        return
      }
      let exchange = RequestExchange(request, continuation)
      let loop = loop
      continuation.onTermination = { termination in
        if case .cancelled = termination { loop.post(.cancel(exchange)) }
      }
      loop.post(.start(exchange))
    }
  }

  /// The whole response, once it is there.
  /// - Throws: ``TransferError``; `.cancelled` when the surrounding task is.
  public func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    var head: HTTPHead?
    var body: [UInt8] = []
    do {
      for try await event in stream(request) {
        switch event {
        case .head(let it): head = it
        case .bytes(let piece): body += piece
        }
      }
    } catch let error as TransferError {
      throw error
    } catch {
      throw TransferError(.cancelled)
    }
    if Task.isCancelled { throw TransferError(.cancelled) }
    guard let head else { throw TransferError(.emptyAnswer) }
    return HTTPResponse(head: head, body: body)
  }
}

/// A piece of a response.
public enum HTTPEvent: Hashable, Sendable {
  case head(HTTPHead)
  case bytes([UInt8])
}

public struct HTTPResponse: Hashable, Sendable {
  public let head: HTTPHead
  /// Decoded.
  public let body: [UInt8]
}
