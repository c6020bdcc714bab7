import ConfigSchema

/// Shows a piece of material as it is, escaped, line by line; long lines are cut, nothing of it can act.
enum PeekView {
  static func lineCount(_ attachment: Attachment) -> Int {
    attachment.input.text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
  }

  static func draw(_ peek: Chat.Peek, _ attachment: Attachment, in grid: inout Grid, area: Area) {
    let inside = grid.box(in: area, title: Line(Chip.label(attachment), .chip))
    let lines = rows(of: attachment.input.text, from: peek.top, count: inside.rows)
    grid.write(lines.map { Line(Escaping.spans($0)) }, in: inside)
    grid.cursor = nil
  }

  /// Only the wanted lines are cut out, so that a megabyte costs no more than a screen.
  private static func rows(of text: String, from top: Int, count: Int) -> [Substring] {
    var lines: [Substring] = []
    var start = text.utf8.startIndex
    var number = 0
    while lines.count < count, start <= text.utf8.endIndex {
      let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.utf8.endIndex
      if number >= top { lines.append(text[start..<end].prefix(400)) }
      number += 1
      guard end < text.utf8.endIndex else { break }
      start = text.utf8.index(after: end)
    }
    return lines
  }
}
