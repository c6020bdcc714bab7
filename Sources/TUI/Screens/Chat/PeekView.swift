import ConfigSchema

/// Shows a piece of material as it is, escaped, line by line; long lines are cut, nothing of it can act.
enum PeekView {
  static func draw(_ peek: Chat.Peek, in grid: inout Grid, area: Area) {
    let inside = grid.box(in: area, title: Line(peek.piece.label, .chip))
    let visible = peek.top..<min(peek.starts.count, peek.top + inside.rows)
    grid.write(visible.lazy.map { Line(Escaping.spans(line($0, of: peek))) }, in: inside)
    grid.cursor = nil
  }

  /// Only the wanted lines are cut out, so that a megabyte costs no more than a screen.
  private static func line(_ number: Int, of peek: Chat.Peek) -> Substring {
    let text = peek.piece.attachment.input.text
    let start = text.utf8.index(text.startIndex, offsetBy: peek.starts[number])
    let next = number + 1
    let end =
      next < peek.starts.count ? text.utf8.index(text.startIndex, offsetBy: peek.starts[next] - 1) : text.endIndex
    return text[start..<end].prefix(400)
  }
}
