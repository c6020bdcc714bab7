import ConfigSchema
import Transfer

/// The head of an answer and the beginning of its body.
struct ProviderAnswer: Hashable, Sendable {
  var head: HTTPHead
  var body: [UInt8] = []

  /// Asks, and reads no more than is worth reading.
  ///
  /// Once the head is there the matter is settled, whatever becomes of the body: an endless, slow or cut one changes nothing.
  /// - Parameter limit: bytes of the body that are kept.
  /// - Throws: ``TransferError`` when no head came.
  static func fetch(
    _ request: HTTPRequest, session: HTTPSession, keeping limit: Int
  ) async throws(TransferError) -> ProviderAnswer {
    var answer: ProviderAnswer?
    do {
      for try await event in session.stream(request) {
        switch event {
        case .head(let head): answer = ProviderAnswer(head: head)
        case .bytes(let piece): answer?.body += piece
        }
        guard let count = answer?.body.count, count >= limit else { continue }
        answer?.body.removeLast(count - limit)
        break
      }
    } catch {
      if let answer { return answer }
      throw (error as? TransferError) ?? TransferError(.cancelled)
    }
    guard let answer else { throw TransferError(Task.isCancelled ? .cancelled : .emptyAnswer) }
    return answer
  }

  /// The body when it is whole and JSON, otherwise null.
  var json: JSON { (try? JSONParser.parse(body)) ?? .null }
}
