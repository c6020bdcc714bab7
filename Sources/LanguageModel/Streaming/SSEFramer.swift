/// Server-sent events, by the rules of the WHATWG living standard ("interpreting an event stream").
///
/// `id` and `retry` are read over: a reply is never resumed.
public struct SSEFramer: Framer {
  private var lines: LineSplitter
  private let limit: Int
  private var isFirstLine = true
  private var event = ""
  private var data: [UInt8] = []
  private var hasData = false

  /// - Parameter limit: bytes of one line, and of the data of one event.
  public init(limit: Int = FramingError.standardLimit) {
    self.limit = limit
    lines = LineSplitter(endsAtCR: true, limit: limit)
  }

  public mutating func take(_ piece: [UInt8]) throws(FramingError) -> [StreamFrame] {
    var complete: [[UInt8]] = []
    try lines.take(piece) { (line) throws(FramingError) in complete.append(Array(line)) }
    var frames: [StreamFrame] = []
    for line in complete { if let frame = try read(line) { frames.append(frame) } }
    return frames
  }

  /// An event without its empty line is not complete and is dropped.
  public mutating func end() -> [StreamFrame] {
    (event, data, hasData) = ("", [], false)
    return []
  }

  private mutating func read(_ whole: [UInt8]) throws(FramingError) -> StreamFrame? {
    var line = whole[...]
    if isFirstLine {
      isFirstLine = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    }
    if line.isEmpty { return dispatch() }
    guard line.first != UInt8(ascii: ":") else { return nil }
    let colon = line.firstIndex(of: UInt8(ascii: ":"))
    var value = colon.map { line[($0 + 1)...] } ?? []
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    try set(String(decoding: line[..<(colon ?? line.endIndex)], as: UTF8.self), value)
    return nil
  }

  private mutating func set(_ field: String, _ value: ArraySlice<UInt8>) throws(FramingError) {
    switch field {
    case "data":
      if data.count + value.count + 1 > limit { throw .lineTooLong(limit: limit) }
      if hasData { data.append(10) }
      data += value
      hasData = true
    case "event": event = String(decoding: value, as: UTF8.self)
    default: break
    }
  }

  private mutating func dispatch() -> StreamFrame? {
    defer { (event, data, hasData) = ("", [], false) }
    return hasData ? StreamFrame(event: event, data: String(decoding: data, as: UTF8.self)) : nil
  }
}
