/// Cuts bytes into lines that end at CR, LF or CRLF, wherever the pieces are cut. Decoding comes after: a piece may end
/// inside a character, a line cannot.
struct LineSplitter: Sendable {
  /// Whether a bare CR ends a line, as in SSE; in NDJSON only LF does.
  let endsAtCR: Bool
  /// Bytes.
  let limit: Int
  private var line: [UInt8] = []
  private var lastWasCR = false

  init(endsAtCR: Bool, limit: Int) { (self.endsAtCR, self.limit) = (endsAtCR, limit) }

  mutating func take(_ piece: [UInt8], _ emit: (ArraySlice<UInt8>) throws(FramingError) -> Void) throws(FramingError) {
    var start = 0
    if lastWasCR, !piece.isEmpty {
      lastWasCR = false
      if piece[0] == 10 { start = 1 }
    }
    while let end = nextEnd(in: piece, from: start) {
      try append(piece[start..<end])
      try emit(line[...])
      line.removeAll(keepingCapacity: true)
      start = afterEnd(end, in: piece)
    }
    try append(piece[start...])
  }

  /// What is left when the input ends without a line end; nil when nothing is.
  mutating func rest() -> ArraySlice<UInt8>? {
    defer { line = [] }
    return line.isEmpty ? nil : line[...]
  }

  private func nextEnd(in piece: [UInt8], from start: Int) -> Int? {
    piece.withUnsafeBufferPointer { bytes in
      var at = start
      // A plain loop over memory: a reply passes here byte by byte.
      while at < bytes.count {
        if bytes[at] == 10 || (endsAtCR && bytes[at] == 13) { return at }
        at += 1
      }
      return nil
    }
  }

  /// Steps over the line end, which may reach into the next piece.
  private mutating func afterEnd(_ end: Int, in piece: [UInt8]) -> Int {
    guard piece[end] == 13 else { return end + 1 }
    if end + 1 == piece.count {
      lastWasCR = true
      return end + 1
    }
    return piece[end + 1] == 10 ? end + 2 : end + 1
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) throws(FramingError) {
    if line.count + bytes.count > limit { throw .lineTooLong(limit: limit) }
    line += bytes
  }
}
