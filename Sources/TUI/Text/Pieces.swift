/// A long text as pieces that are wrapped one by one, so that only what is on the screen costs anything.
struct Pieces {
  var count: Int
  /// The rows of one piece.
  var lines: (Int) -> [Line]

  static func + (a: Pieces, b: Pieces) -> Pieces {
    Pieces(count: a.count + b.count) { $0 < a.count ? a.lines($0) : b.lines($0 - a.count) }
  }

  /// Rows that are there already, each a piece.
  init(_ lines: [Line]) { self.init(count: lines.count) { [lines[$0]] } }

  init(count: Int, lines: @escaping (Int) -> [Line]) { (self.count, self.lines) = (count, lines) }

  /// Fills an area, beginning at a place of the text.
  func visible(from place: PiecePlace, rows: Int) -> [Line] {
    var visible: [Line] = []
    var piece = place.piece
    while piece < count, visible.count < rows {
      let lines = lines(piece)
      visible += piece == place.piece ? Array(lines.dropFirst(place.row)) : lines
      piece += 1
    }
    return Array(visible.prefix(rows))
  }
}

/// The row at the top of the screen: which piece, and which row of it.
struct PiecePlace: Hashable, Sendable, Comparable {
  var piece = 0
  var row = 0

  static func < (a: PiecePlace, b: PiecePlace) -> Bool { (a.piece, a.row) < (b.piece, b.row) }

  /// Moves by so many rows, up when negative, and never past the first row or the last full screen.
  mutating func scroll(by rows: Int, in text: Pieces, height: Int) {
    var left = rows
    while left > 0, piece < text.count {
      let rest = text.lines(piece).count - row
      if left < rest { row += left } else { self = PiecePlace(piece: piece + 1) }
      left -= min(left, rest)
    }
    while left < 0, self > PiecePlace() {
      if row == 0 {
        piece -= 1
        row = text.lines(piece).count
      }
      let step = min(row, -left)
      (row, left) = (row - step, left + step)
    }
    settle(in: text, height: height)
  }

  /// Keeps the place inside the text, with a full screen below it where there is one.
  mutating func settle(in text: Pieces, height: Int) {
    guard self > PiecePlace() else { return }
    self = min(self, Self.last(in: text, height: height))
  }

  /// The place that shows the end of the text at the bottom of the screen.
  private static func last(in text: Pieces, height: Int) -> PiecePlace {
    var room = height
    for piece in stride(from: text.count - 1, through: 0, by: -1) {
      let rows = text.lines(piece).count
      if rows >= room { return PiecePlace(piece: piece, row: rows - room) }
      room -= rows
    }
    return PiecePlace()
  }
}
