/// A rectangle of a grid, in cells.
struct Area: Hashable, Sendable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int

  init(row: Int, column: Int, rows: Int, columns: Int) {
    (self.row, self.column, self.rows, self.columns) = (row, column, max(0, rows), max(0, columns))
  }
  init(_ size: Size) { self.init(row: 0, column: 0, rows: size.rows, columns: size.columns) }

  var endRow: Int { row + rows }
  var endColumn: Int { column + columns }
  var isEmpty: Bool { rows == 0 || columns == 0 }

  /// Cuts rows off the top and returns them.
  mutating func takeTop(_ count: Int) -> Area {
    let count = min(max(0, count), rows)
    let taken = Area(row: row, column: column, rows: count, columns: columns)
    (row, rows) = (row + count, rows - count)
    return taken
  }

  /// Cuts rows off the bottom and returns them.
  mutating func takeBottom(_ count: Int) -> Area {
    let count = min(max(0, count), rows)
    rows -= count
    return Area(row: row + rows, column: column, rows: count, columns: columns)
  }

  /// Cuts columns off the left and returns them.
  mutating func takeLeft(_ count: Int) -> Area {
    let count = min(max(0, count), columns)
    let taken = Area(row: row, column: column, rows: rows, columns: count)
    (column, columns) = (column + count, columns - count)
    return taken
  }

  func inset(left: Int = 0, right: Int = 0) -> Area {
    Area(row: row, column: column + left, rows: rows, columns: columns - left - right)
  }
}
