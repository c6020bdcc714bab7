/// Breaks text into rows by columns: at spaces where possible, inside a word only when the word is longer than a row.
enum Wrap {
  /// `first` goes before the first row, `rest` before the others; both should be equally wide. At least one row.
  static func lines(_ spans: [Span], columns: Int, first: Line = .empty, rest: Line? = nil) -> [Line] {
    Tally.count()
    let rest = rest ?? Line(String(repeating: " ", count: first.columns))
    let room = max(1, columns - max(first.columns, rest.columns))
    let text = spans.count == 1 ? spans[0].text : spans.map(\.text).joined()
    var lines: [Line] = []
    for range in rows(of: text, columns: room) {
      lines.append((lines.isEmpty ? first : rest) + slice(spans, range))
    }
    return lines
  }

  /// The rows as ranges of UTF-8 offsets. The space a row breaks at belongs to no row.
  static func rows(of text: String, columns: Int) -> [Range<Int>] {
    var breaker = RowBreaker(columns: columns)
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      for byte in text.utf8 { breaker.add(isSpace: byte == 0x20, width: 1, length: 1) }
    } else {
      for glyph in Glyphs(text) {
        breaker.add(isSpace: glyph.scalar == " " && glyph.length == 1, width: glyph.width, length: glyph.length)
      }
    }
    return breaker.finish()
  }

  private static func slice(_ spans: [Span], _ range: Range<Int>) -> Line {
    if spans.count == 1 { return Line([Span(spans[0].text.utf8Slice(range), style: spans[0].style)]) }
    var line = Line()
    var offset = 0
    for span in spans {
      let length = span.text.utf8.count
      let part = range.clamped(to: offset..<offset + length)
      if !part.isEmpty {
        line.spans.append(
          Span(span.text.utf8Slice(part.lowerBound - offset..<part.upperBound - offset), style: span.style))
      }
      offset += length
      if offset >= range.upperBound { break }
    }
    return line
  }
}

/// The greedy line breaker: fed one glyph at a time, it remembers the last space.
private struct RowBreaker {
  let columns: Int
  private var rows: [Range<Int>] = []
  private var start = 0
  private var offset = 0
  private var width = 0
  private var lastSpace: Int?
  private var widthAfterSpace = 0

  init(columns: Int) { self.columns = max(1, columns) }

  mutating func add(isSpace: Bool, width glyphWidth: Int, length: Int) {
    if width + glyphWidth > columns { breakRow(isSpace: isSpace) }
    if isSpace {
      if start == offset, !rows.isEmpty, width == 0 {
        // A row never starts with the space it was broken at.
        offset += length
        start = offset
        return
      }
      lastSpace = offset
      widthAfterSpace = 0
    } else {
      widthAfterSpace += glyphWidth
    }
    width += glyphWidth
    offset += length
  }

  private mutating func breakRow(isSpace: Bool) {
    if isSpace {
      close(at: offset, next: offset, width: 0)
    } else if let space = lastSpace, space > start {
      close(at: space, next: space + 1, width: widthAfterSpace)
    } else if offset > start {
      close(at: offset, next: offset, width: 0)
    }
  }

  private mutating func close(at end: Int, next: Int, width newWidth: Int) {
    rows.append(start..<end)
    start = next
    width = newWidth
    lastSpace = nil
    widthAfterSpace = newWidth
  }

  mutating func finish() -> [Range<Int>] {
    if offset > start || rows.isEmpty { rows.append(start..<offset) }
    return rows
  }
}

extension String {
  /// The part between two UTF-8 offsets, which must lie on scalar boundaries.
  func utf8Slice(_ range: Range<Int>) -> String {
    if range.lowerBound == 0, range.upperBound == utf8.count { return self }
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }
}
