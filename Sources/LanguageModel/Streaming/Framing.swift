/// One frame of a streamed reply: an event of an SSE stream, or a line of an NDJSON stream.
public struct StreamFrame: Hashable, Sendable {
  /// The `event:` field; empty when there was none, and for lines.
  public var event: String
  public var data: String
  /// False for a line that the end of input cut off; it may still be whole.
  public var isClosed: Bool

  public init(event: String = "", data: String, isClosed: Bool = true) {
    (self.event, self.data, self.isClosed) = (event, data, isClosed)
  }
}

/// Cuts bytes into frames. The result does not depend on how the bytes were cut into pieces.
public protocol Framer: Sendable {
  /// - Returns: the frames that are complete now, in order.
  mutating func take(_ piece: [UInt8]) throws(FramingError) -> [StreamFrame]
  /// What the end of input completes.
  mutating func end() -> [StreamFrame]
}

public enum FramingError: Error, Hashable, Sendable {
  /// A line, or the data of one event, is longer than the limit, in bytes.
  case lineTooLong(limit: Int)

  public static let standardLimit = 8 << 20
}
