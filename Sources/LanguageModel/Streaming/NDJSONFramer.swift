/// One JSON value a line. Blank lines are passed over; the last line may lack its end.
public struct NDJSONFramer: Framer {
  private var lines: LineSplitter

  /// - Parameter limit: bytes of one line.
  public init(limit: Int = FramingError.standardLimit) { lines = LineSplitter(endsAtCR: false, limit: limit) }

  public mutating func take(_ piece: [UInt8]) throws(FramingError) -> [StreamFrame] {
    var frames: [StreamFrame] = []
    try lines.take(piece) { (line) throws(FramingError) in frames += Self.frame(line, isClosed: true) }
    return frames
  }

  public mutating func end() -> [StreamFrame] { lines.rest().map { Self.frame($0, isClosed: false) } ?? [] }

  private static func frame(_ line: ArraySlice<UInt8>, isClosed: Bool) -> [StreamFrame] {
    if line.allSatisfy({ $0 == 13 || $0 == 32 || $0 == 9 }) { return [] }
    return [StreamFrame(data: String(decoding: line, as: UTF8.self), isClosed: isClosed)]
  }
}
