/// The editor's text cut into rows, with the place of the cursor.
struct EditorLayout: Sendable {
  struct Row: Sendable {
    /// Indexes into `Editor.text`; the line end belongs to no row.
    var range: Range<Int>
    var line: Line
    /// The column each character of the row starts at, and the column after the last one.
    var columns: [Int]
  }

  private struct Piece {
    var span: Span
    var width: Int
    var isSpace: Bool
  }

  /// The columns it was made for.
  let width: Int
  private(set) var rows: [Row] = []
  private(set) var cursor = Grid.Spot(row: 0, column: 0)
  /// What was laid out.
  private let text: [Character]
  private let pieces: [Editor.Piece]

  /// - Parameter kept: an earlier layout; its rows are taken over when it is of the same text. Arrays that share their
  ///   storage compare at once.
  init(_ editor: Editor, columns: Int, kept: EditorLayout? = nil) {
    if let kept, kept.width == columns, kept.text == editor.text, kept.pieces == editor.pieces {
      self = kept
      cursor = spot(of: editor.cursor)
      return
    }
    (text, pieces) = (editor.text, editor.pieces)
    Tally.count(editor.text.count / 100)
    width = columns
    let room = max(2, columns)
    var chips = editor.pieces.makeIterator()
    var start = 0
    for text in editor.text.split(separator: "\n" as Character, omittingEmptySubsequences: false) {
      let pieces = text.map { Self.piece($0, chips: &chips, room: room) }
      for range in Self.breaks(pieces, room: room) { rows.append(Self.row(pieces, range, start: start)) }
      start += text.count + 1
    }
    cursor = spot(of: editor.cursor)
  }

  /// The place in the text nearest to a column of a row.
  func index(row: Int, column: Int) -> Int {
    let row = rows[row]
    let offset = row.columns.lastIndex { $0 <= column } ?? 0
    return row.range.lowerBound + min(offset, row.range.count)
  }

  private func spot(of index: Int) -> Grid.Spot {
    // At a soft break the cursor stands at the start of the next row.
    let row = rows.lastIndex { $0.range.lowerBound <= index } ?? 0
    let offset = min(index - rows[row].range.lowerBound, rows[row].columns.count - 1)
    return Grid.Spot(row: row, column: rows[row].columns[max(0, offset)])
  }

  /// Rows of one line as ranges of its pieces: broken after a space where possible.
  private static func breaks(_ pieces: [Piece], room: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var width = 0
    var afterSpace: Int?
    for (index, piece) in pieces.enumerated() {
      if width + piece.width > room, index > start {
        let end = piece.isSpace ? index : afterSpace ?? index
        ranges.append(start..<end)
        start = end
        width = pieces[end..<index].reduce(0) { $0 + $1.width }
        afterSpace = nil
      }
      width += piece.width
      if piece.isSpace { afterSpace = index + 1 }
    }
    return ranges + [start..<pieces.count]
  }

  private static func row(_ pieces: [Piece], _ range: Range<Int>, start: Int) -> Row {
    var columns = [0]
    var line = Line()
    for piece in pieces[range] {
      columns.append(columns[columns.count - 1] + piece.width)
      line.append(piece.span)
    }
    return Row(range: start + range.lowerBound..<start + range.upperBound, line: line, columns: columns)
  }

  private static func piece(
    _ character: Character, chips: inout IndexingIterator<[Editor.Piece]>, room: Int
  ) -> Piece {
    if character == Editor.placeholder, let chip = chips.next() {
      let text = chip.label.columns <= room ? chip.label : "…"
      return Piece(span: Span(text, .chip), width: text.columns, isSpace: false)
    }
    if let byte = character.asciiValue, byte >= 0x20, byte < 0x7F {
      return Piece(span: Span(String(character)), width: 1, isSpace: byte == 0x20)
    }
    let spans = Escaping.spans(String(character))
    let text = spans.map(\.text).joined()
    return Piece(span: Span(text, style: spans[0].style), width: text.columns, isSpace: character == " ")
  }
}
