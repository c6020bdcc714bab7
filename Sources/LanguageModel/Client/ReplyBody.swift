import Transfer

/// Turns the bytes of a reply into text, whichever way the server frames them.
struct ReplyBody {
  private let dialect: any Dialect
  private var framer: any Framer
  private var stream: any ReplyStream
  /// The beginning of a page where a reply should be: a proxy's, or a wrong address's.
  private var page: [UInt8]?

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
    return try framer.take(piece).flatMap { stream.take($0) }
  }

  /// What the end of the body completes.
  mutating func rest() -> [String] { framer.end().flatMap { stream.take($0) } }

  func end() -> StreamEnd {
    page.map { .notUnderstood(String(decoding: $0, as: UTF8.self)) } ?? stream.end()
  }
}
