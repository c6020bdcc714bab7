/// Writing lines, rules and boxes into a grid.
extension Grid {
  /// Writes a line from the area's left edge, cut off at its right edge with `…`. Returns the column after it.
  @discardableResult
  mutating func write(_ line: Line, in area: Area, row: Int = 0, isSelected: Bool = false) -> Int {
    guard row >= 0, row < area.rows else { return area.column }
    var column = area.column
    for span in line.spans {
      var style = span.style
      style.isSelected = style.isSelected || isSelected
      let text = span.text[...]
      if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
        let end = put(ascii: text.utf8, row: area.row + row, column: column, limit: area.endColumn, style: style)
        if end < column + text.utf8.count {
          markCut(row: area.row + row, column: end, area: area, style: style)
          return area.endColumn
        }
        column = end
        continue
      }
      for glyph in Glyphs(span.text) {
        guard let next = put(glyph, row: area.row + row, column: column, limit: area.endColumn, style: style) else {
          markCut(row: area.row + row, column: column, area: area, style: style)
          return area.endColumn
        }
        column = next
      }
    }
    if isSelected {
      restyle(row: area.row + row, columns: column..<max(column, area.endColumn)) { $0.isSelected = true }
    }
    return column
  }

  private mutating func markCut(row: Int, column: Int, area: Area, style: Style) {
    let end = min(area.endColumn, size.columns)
    guard area.column < end else { return }
    let dots = Glyph(scalar: "…", width: 1, length: 3)
    _ = put(dots, row: row, column: min(column, end - 1), limit: end, style: style)
  }

  /// Writes lines one under the other until the area is full.
  mutating func write(_ lines: some Sequence<Line>, in area: Area) {
    var row = 0
    for line in lines {
      guard row < area.rows else { return }
      write(line, in: area, row: row)
      row += 1
    }
  }

  /// Writes a line against the right edge of the area.
  mutating func writeRight(_ line: Line, in area: Area, row: Int = 0) {
    let indent = max(0, area.columns - line.columns)
    write(line, in: area.inset(left: indent), row: row)
  }

  /// Gives a whole row one role, also where nothing is written.
  mutating func fill(_ area: Area, _ role: Role) {
    for row in area.row..<max(area.row, area.endRow) {
      restyle(row: row, columns: area.column..<area.endColumn) { $0 = Style(role) }
    }
  }

  /// A horizontal line with an optional title near its left end.
  mutating func rule(in area: Area, row: Int = 0, title: Line = .empty) {
    guard area.columns > 0 else { return }
    write(Line(String(repeating: "─", count: area.columns), .frame), in: area, row: row)
    guard !title.spans.isEmpty, area.columns > 6 else { return }
    write(Line([Span(" ")] + title.spans + [Span(" ")]), in: area.inset(left: 2, right: 2), row: row)
  }

  mutating func verticalRule(in area: Area) {
    for row in 0..<area.rows { write(Line("│", .frame), in: area, row: row) }
  }

  /// A box round the area's edge with a title in its upper side; returns the space inside.
  mutating func box(in area: Area, title: Line = .empty) -> Area {
    guard area.columns >= 4, area.rows >= 3 else { return area }
    let side = String(repeating: "─", count: area.columns - 2)
    write(Line("┌" + side + "┐", .frame), in: area)
    for row in 1..<area.rows - 1 {
      write(Line("│" + String(repeating: " ", count: area.columns - 2) + "│", .frame), in: area, row: row)
    }
    write(Line("└" + side + "┘", .frame), in: area, row: area.rows - 1)
    if !title.spans.isEmpty {
      write(Line([Span(" ")] + title.spans + [Span(" ")]), in: area.inset(left: 2, right: 2))
    }
    return Area(row: area.row + 1, column: area.column + 2, rows: area.rows - 2, columns: area.columns - 4)
  }
}
