/// Shows a piece of material as it is, escaped and wrapped; nothing of it can act.
enum PeekView {
  static func draw(_ peek: Peek, in grid: inout Grid, area: Area) {
    let inside = grid.box(in: area, title: Line(peek.piece.label, .chip))
    var lines: [Line] = []
    var number = peek.top
    while number < peek.starts.count, lines.count < inside.rows {
      lines += peek.rows(number, columns: inside.columns)
      number += 1
    }
    grid.write(lines, in: inside)
    grid.cursor = nil
  }

  /// The columns and rows inside the box.
  static func room(in area: Area) -> Size {
    let isBoxed = area.columns >= 4 && area.rows >= 3
    return Size(columns: max(1, area.columns - (isBoxed ? 4 : 0)), rows: max(1, area.rows - (isBoxed ? 2 : 0)))
  }
}
