/// The whole body as one frame: what a server sends that does not stream although it was asked to.
public struct WholeBodyFramer: Framer {
  private let limit: Int
  private var body: [UInt8] = []

  /// - Parameter limit: bytes of the body.
  public init(limit: Int = FramingError.standardLimit) { self.limit = limit }

  public mutating func take(_ piece: [UInt8]) throws(FramingError) -> [StreamFrame] {
    if body.count + piece.count > limit { throw .lineTooLong(limit: limit) }
    body += piece
    return []
  }

  public mutating func end() -> [StreamFrame] {
    defer { body = [] }
    return body.isEmpty ? [] : [StreamFrame(data: String(decoding: body, as: UTF8.self))]
  }
}
