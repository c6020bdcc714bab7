import ConfigSchema
import Transfer

/// One vendor family's way of asking and answering over HTTP.
protocol Dialect: Sendable {
  /// Appended to the base address.
  var path: String { get }
  /// What proves who asks; secret.
  func credentials(_ key: Secret) -> [HTTPHeader]
  /// Other headers of every request.
  var headers: [HTTPHeader] { get }
  func body(model: String, prompt: Prompt, settings: ModelSettings) -> JSON
  /// Cuts a body of that type into frames. A server that does not stream although asked answers with one JSON value.
  func framer(contentType: String) -> any Framer
  func reader(settings: ModelSettings) -> any ReplyStream
}

extension Dialect {
  var headers: [HTTPHeader] { [] }
}

/// Reads the frames of one reply. A reply that came in one piece is read as a stream of one frame.
protocol ReplyStream: Sendable {
  /// - Returns: new pieces of the reply's text.
  mutating func take(_ frame: StreamFrame) -> [String]
  /// How it ended, when there are no more frames.
  func end() -> StreamEnd
}

enum StreamEnd: Hashable, Sendable {
  case outcome(ModelOutcome)
  /// The provider reported an error inside the stream.
  case providerError(ProviderError)
  /// The stream is not what this dialect speaks; the text says what stood there.
  case notUnderstood(String)
}

extension JSON {
  /// A count that some servers write as text.
  var count: Int? { int ?? string.flatMap { Int($0) } }
  /// Absent, null, false and empty values say that there is no error.
  var saysSomething: Bool {
    switch self {
    case .null, .bool(false): false
    case .string(let text): !text.isEmpty
    case .object(let object): !object.isEmpty
    case .array(let items): !items.isEmpty
    default: true
    }
  }
}

extension String {
  var isBlank: Bool { utf8.allSatisfy { $0 == 32 || (9...13).contains($0) } }
}
