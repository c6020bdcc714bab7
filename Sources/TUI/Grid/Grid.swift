/// One character cell.
public struct Cell: Hashable, Sendable {
  public var scalar: Unicode.Scalar
  /// What sits on `scalar`.
  public var marks: Marks
  /// 1, 2, or 0 for the right half of a wide scalar.
  public var width: UInt8
  public var style: Style

  public init(_ scalar: Unicode.Scalar = " ", marks: Marks = Marks(), width: UInt8 = 1, style: Style = .plain) {
    (self.scalar, self.marks, self.width, self.style) = (scalar, marks, width, style)
  }
}

/// A whole screen as cells: what a view makes and a terminal shows. Writing outside it does nothing.
public struct Grid: Hashable, Sendable {
  public let size: Size
  /// Row by row, `size.rows × size.columns`.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor belongs; nil hides it.
  public var cursor: Spot?

  public struct Spot: Hashable, Sendable {
    public var row: Int
    public var column: Int
    public init(row: Int, column: Int) { (self.row, self.column) = (row, column) }
  }

  public init(size: Size) {
    self.size = size
    cells = [Cell](repeating: Cell(), count: size.rows * size.columns)
  }

  public func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

  /// Writes one glyph and returns the column after it, or nil when it did not fit before `limit`.
  mutating func put(_ glyph: Glyph, row: Int, column: Int, limit: Int, style: Style) -> Int? {
    guard row >= 0, row < size.rows, column >= 0 else { return nil }
    let limit = min(limit, size.columns)
    guard column + glyph.width <= limit else { return nil }
    let index = row * size.columns + column
    clearHalves(at: index, row: row)
    cells[index] = Cell(glyph.scalar, marks: glyph.marks, width: UInt8(glyph.width), style: style)
    if glyph.width == 2 {
      clearHalves(at: index + 1, row: row, sparing: index)
      cells[index + 1] = Cell(" ", width: 0, style: style)
    }
    return column + glyph.width
  }

  /// A wide glyph that loses one half loses the other.
  private mutating func clearHalves(at index: Int, row: Int, sparing spared: Int? = nil) {
    if cells[index].width == 0, index > row * size.columns, index - 1 != spared {
      cells[index - 1] = Cell(style: cells[index - 1].style)
    }
    if cells[index].width == 2, index + 1 < (row + 1) * size.columns {
      cells[index + 1] = Cell(style: cells[index + 1].style)
    }
  }

  /// On a screen too small for its text the cursor stands at the edge.
  mutating func keepCursorInside() {
    guard let spot = cursor else { return }
    cursor = Spot(row: min(max(0, spot.row), size.rows - 1), column: min(max(0, spot.column), size.columns - 1))
  }

  /// Writes printable ASCII, cut off at `limit`; returns the column after it. Most text is this, so it is kept short.
  mutating func put(ascii text: Substring.UTF8View, row: Int, column: Int, limit: Int, style: Style) -> Int {
    guard row >= 0, row < size.rows, column >= 0 else { return column }
    let end = min(min(limit, size.columns), column + text.count)
    guard end > column else { return column }
    let start = row * size.columns
    clearHalves(at: start + column, row: row)
    clearHalves(at: start + end - 1, row: row)
    var index = start + column
    for byte in text.prefix(end - column) {
      cells[index] = Cell(Unicode.Scalar(byte), style: style)
      index += 1
    }
    return end
  }

  mutating func restyle(row: Int, columns: Range<Int>, _ change: (inout Style) -> Void) {
    guard row >= 0, row < size.rows else { return }
    for column in columns.clamped(to: 0..<size.columns) { change(&cells[row * size.columns + column].style) }
  }
}
