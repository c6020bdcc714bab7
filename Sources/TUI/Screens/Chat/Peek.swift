/// A piece of material that is being read.
struct Peek: Hashable, Sendable {
  /// Its place in the text.
  let index: Int
  let piece: Editor.Piece
  /// Where each of its parts begins, in UTF-8; found once, because a megabyte has many.
  let starts: [Int]
  /// The first part on the screen.
  var top = 0

  /// The longest part: short enough to fit a screen once it is wrapped, so that scrolling by parts shows everything.
  private static let partBytes = 800

  /// Parts are lines; a longer line is cut at a space, or between two characters' bytes when it has none.
  init(_ piece: Editor.Piece, at index: Int) {
    (self.piece, self.index) = (piece, index)
    var (starts, offset, space) = ([0], 0, 0)
    for byte in piece.attachment.input.text.utf8 {
      let length = offset - starts[starts.count - 1]
      if length >= Self.partBytes, byte & 0xC0 != 0x80 {
        starts.append(space > starts[starts.count - 1] ? space : offset)
      }
      offset += 1
      if byte == 0x20 { space = offset }
      if byte == 0x0A { starts.append(offset) }
    }
    self.starts = starts
  }

  /// Only the wanted part is cut out, so that a megabyte costs no more than a screen.
  private func part(_ number: Int) -> Substring {
    let text = piece.attachment.input.text
    let start = text.utf8.index(text.startIndex, offsetBy: starts[number])
    let next = number + 1
    guard next < starts.count else { return text[start...] }
    let end = text.utf8.index(text.startIndex, offsetBy: starts[next])
    let last = text.utf8.index(before: end)
    return text[start..<(text.utf8[last] == 0x0A ? last : end)]
  }

  /// One part as rows of the screen.
  func rows(_ number: Int, columns: Int) -> [Line] { Wrap.lines(Escaping.spans(part(number)), columns: columns) }

  /// The last `top` with which the end is on the screen and nothing is left out.
  func lastTop(columns: Int, rows: Int) -> Int { top(endingAt: starts.count, columns: columns, rows: rows) }

  /// How many whole parts fit from one on; at least one.
  func count(from first: Int, columns: Int, rows: Int) -> Int {
    var (left, number) = (rows, first)
    while number < starts.count {
      left -= self.rows(number, columns: columns).count
      guard left >= 0 else { break }
      number += 1
    }
    return max(1, number - first)
  }

  /// The first of the whole parts that fit before another one.
  func top(endingAt end: Int, columns: Int, rows: Int) -> Int {
    var (left, number) = (rows, end)
    while number > 0 {
      left -= self.rows(number - 1, columns: columns).count
      guard left >= 0 else { break }
      number -= 1
    }
    return max(0, min(number, end - 1))
  }
}
