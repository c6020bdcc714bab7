/// The conversation so far, and which part of it is on the screen.
struct Transcript: Sendable {
  private(set) var turns: [Turn] = []
  /// The row at the bottom of the screen when the person has scrolled up; nil = follow the newest.
  private(set) var anchor: Anchor?

  struct Anchor: Hashable, Sendable {
    var turn: Int
    /// Counted from 0 in the turn's rows; one past them is the empty row after it.
    var row: Int
  }

  var isEmpty: Bool { turns.isEmpty }

  mutating func add(_ turn: Turn) { turns.append(turn) }
  mutating func update(_ index: Int, _ change: (inout Turn) -> Void) {
    if turns.indices.contains(index) { change(&turns[index]) }
  }
  mutating func removeLast() { turns.removeLast() }
  mutating func clear() { (turns, anchor) = ([], nil) }
  mutating func follow() { anchor = nil }

  /// Wraps what will be on the screen and keeps the anchor inside the text.
  mutating func settle(columns: Int, rows: Int) {
    guard !turns.isEmpty else {
      anchor = nil
      return
    }
    if let anchor, anchor.turn >= turns.count { self.anchor = nil }
    if let at = anchor {
      turns[at.turn].prepare(columns: columns)
      anchor?.row = min(at.row, turns[at.turn].rows(columns: columns).count)
    }
    var index = anchor?.turn ?? turns.count - 1
    var room = rows
    while index >= 0, room > 0 {
      turns[index].prepare(columns: columns)
      let height = turns[index].rows(columns: columns).count + 1
      room -= index == anchor?.turn ? min(height, (anchor?.row ?? 0) + 1) : height
      index -= 1
    }
  }

  /// Moves the bottom of the screen by rows, up when negative; at the end it follows again.
  mutating func scroll(by rows: Int, columns: Int, height: Int) {
    guard let last = turns.indices.last else { return }
    var at = anchor ?? Anchor(turn: last, row: self.height(of: last, columns) - 2)
    var left = rows
    while left < 0 {
      if at.row > 0 {
        let step = min(at.row, -left)
        (at.row, left) = (at.row - step, left + step)
      } else if at.turn > 0 {
        at = Anchor(turn: at.turn - 1, row: self.height(of: at.turn - 1, columns) - 1)
        left += 1
      } else {
        break
      }
    }
    while left > 0 {
      let end = self.height(of: at.turn, columns) - 1
      if at.row < end {
        let step = min(end - at.row, left)
        (at.row, left) = (at.row + step, left - step)
      } else if at.turn < last {
        at = Anchor(turn: at.turn + 1, row: 0)
        left -= 1
      } else {
        break
      }
    }
    let isAtEnd = at.turn == last && at.row >= self.height(of: last, columns) - 2
    anchor = isAtEnd ? nil : keepingFullPage(at, columns: columns, height: height)
  }

  /// Never scrolls the first row below the top of the screen.
  private mutating func keepingFullPage(_ at: Anchor, columns: Int, height: Int) -> Anchor? {
    var above = at.row + 1
    var turn = at.turn
    while above < height, turn > 0 {
      turn -= 1
      above += self.height(of: turn, columns)
    }
    guard above < height else { return at }
    var rows = 0
    for index in turns.indices {
      let turnHeight = self.height(of: index, columns)
      if rows + turnHeight >= height { return Anchor(turn: index, row: height - rows - 1) }
      rows += turnHeight
    }
    return nil
  }

  /// Rows of a turn and the empty row after it.
  private mutating func height(of turn: Int, _ columns: Int) -> Int {
    turns[turn].prepare(columns: columns)
    return turns[turn].rows(columns: columns).count + 1
  }

  /// The rows on the screen, top first; fewer than `rows` when the conversation is short.
  func visible(columns: Int, rows: Int) -> [Line] {
    var lines: [Line] = []
    var index = anchor?.turn ?? turns.count - 1
    while index >= 0, lines.count < rows {
      let all = turns[index].rows(columns: columns)
      // One past its rows is the empty row after a turn; the newest turn has none when it is followed.
      var end = all.count + 1
      if let at = anchor, at.turn == index { end = min(end, at.row + 1) }
      if anchor == nil, index == turns.count - 1 { end = all.count }
      for row in stride(from: end - 1, to: max(-1, end - 1 - (rows - lines.count)), by: -1) {
        lines.append(row < all.count ? all[row] : .empty)
      }
      index -= 1
    }
    return lines.reversed()
  }
}
