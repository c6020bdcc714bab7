import Transfer

/// Turns the bytes of a reply into text, whichever way the server frames them.
struct ReplyBody {
  private let dialect: any Dialect
  private var framer: any Framer
  private var stream: any ReplyStream
  /// The beginning of a page where a reply should be: a proxy's, or a wrong address's.
  private var page: [UInt8]?
  /// What came before the first byte that is no blank; nil from there on.
  private var blank: [UInt8]? = []
  /// Whether anything came but comments, which only keep the connection alive.
  private var saidSomething = false

  init(dialect: any Dialect, settings: ModelSettings) {
    self.dialect = dialect
    framer = dialect.framer(contentType: "")
    stream = dialect.reader(settings: settings)
  }

  mutating func start(_ head: HTTPHead) {
    let type = head["content-type"]?.lowercased() ?? ""
    framer = dialect.framer(contentType: type)
    page = type.hasPrefix("text/html") ? [] : nil
  }

  /// - Returns: new pieces of the reply's text.
  mutating func take(_ piece: [UInt8]) throws(FramingError) -> [String] {
    if let known = page {
      page = known + piece.prefix(max(0, 4096 - known.count))
      return []
    }
    guard let held = blank else { return try read(piece) }
    guard let first = piece.first(where: { $0 != 32 && !(9...13).contains($0) }) else {
      blank = Array((held + piece).suffix(4096))
      return []
    }
    blank = nil
    // No event stream begins like this: it is one JSON value, whatever its type is said to be.
    if framer is SSEFramer, "{[".utf8.contains(first) { framer = WholeBodyFramer() }
    saidSomething = !(framer is SSEFramer) || first != UInt8(ascii: ":")
    return try read(held + piece)
  }

  private mutating func read(_ piece: [UInt8]) throws(FramingError) -> [String] {
    let frames = try framer.take(piece)
    saidSomething = saidSomething || !frames.isEmpty || piece.firstRange(of: Array("data".utf8)) != nil
    return frames.flatMap { stream.take($0) }
  }

  /// What the end of the body completes.
  mutating func rest() -> [String] { framer.end().flatMap { stream.take($0) } }

  /// - Parameter isWhole: whether the body came to its end.
  func end(isWhole: Bool) -> StreamEnd {
    if let page { return .notUnderstood(String(decoding: page, as: UTF8.self)) }
    return isWhole && !saidSomething ? .outcome(.empty) : stream.end()
  }
}
