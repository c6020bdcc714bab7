import CNCurses

/// The part of a terminal that matters to a reader: a grid of characters, kept up to date from a program's output.
///
/// It knows what ncurses writes for `xterm-256color`; styles are read and forgotten.
public struct VirtualScreen: Sendable, CustomStringConvertible {
  public private(set) var rows: Int
  public private(set) var columns: Int
  public private(set) var cursor = (row: 0, column: 0)
  /// Whether the program is on the alternate screen, as a full-screen program is.
  public private(set) var isAlternate = false
  /// Whether pastes are bracketed.
  public private(set) var hasBracketedPaste = false

  private var cells: [[String]]
  private var mainCells: [[String]] = []
  private var region: ClosedRange<Int>
  private var saved = (row: 0, column: 0)
  private var parser = ControlParser()
  private var lastCharacter = " "

  public init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    cells = Self.blank(rows, columns)
    region = 0...(rows - 1)
  }

  /// The text of each row, without trailing blanks.
  public var lines: [String] {
    cells.map { row in
      var text = row.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }
  public var text: String { lines.joined(separator: "\n") }
  public var description: String { text }
  public func contains(_ needle: String) -> Bool { lines.contains { $0.contains(needle) } }

  public mutating func resize(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    cells = fitted(cells)
    region = 0...(rows - 1)
    moveTo(cursor.row, cursor.column)
  }

  /// Cut or filled up with blanks to the size of now: the main screen is put aside at one size and comes back at another.
  private func fitted(_ cells: [[String]]) -> [[String]] {
    (0..<rows).map { row in
      (0..<columns).map { row < cells.count && $0 < cells[row].count ? cells[row][$0] : " " }
    }
  }

  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let token = parser.take(byte) else { continue }
      apply(token)
    }
  }

  private static func blank(_ rows: Int, _ columns: Int) -> [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  private mutating func apply(_ token: ControlParser.Token) {
    switch token {
    case .character(let scalar): put(scalar)
    case .control(let code): control(code)
    case .escape(let final): escape(final)
    case .sequence(let isPrivate, let numbers, let final): sequence(isPrivate, numbers, final)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Int(wcwidth(wchar_t(bitPattern: scalar.value)))
    if width == 0 {
      let column = max(0, cursor.column - 1)
      cells[cursor.row][column].unicodeScalars.append(scalar)
      return
    }
    if cursor.column + max(1, width) > columns { newLine() }
    lastCharacter = String(Character(scalar))
    cells[cursor.row][cursor.column] = lastCharacter
    if width == 2, cursor.column + 1 < columns { cells[cursor.row][cursor.column + 1] = "" }
    cursor.column += max(1, width)
  }

  private mutating func newLine() {
    cursor.column = 0
    lineFeed()
  }

  private mutating func lineFeed() {
    if cursor.row == region.upperBound { scrollUp(1) } else { moveTo(cursor.row + 1, cursor.column) }
  }

  private mutating func control(_ code: UInt8) {
    switch code {
    case 8: cursor.column = max(0, cursor.column - 1)
    case 9: cursor.column = min(columns - 1, (cursor.column / 8 + 1) * 8)
    case 10, 11, 12: lineFeed()
    case 13: cursor.column = 0
    default: break
    }
  }

  private mutating func escape(_ final: UInt8) {
    switch final {
    case UInt8(ascii: "7"): saved = cursor
    case UInt8(ascii: "8"): moveTo(saved.row, saved.column)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"): newLine()
    case UInt8(ascii: "M"):
      if cursor.row == region.lowerBound { scrollDown(1) } else { moveTo(cursor.row - 1, cursor.column) }
    default: break
    }
  }

  private mutating func sequence(_ isPrivate: Bool, _ numbers: [Int], _ final: UInt8) {
    if isPrivate { return mode(numbers, on: final == UInt8(ascii: "h")) }
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch final {
    case UInt8(ascii: "A"): moveTo(cursor.row - count, cursor.column)
    case UInt8(ascii: "B"), UInt8(ascii: "e"): moveTo(cursor.row + count, cursor.column)
    case UInt8(ascii: "C"), UInt8(ascii: "a"): moveTo(cursor.row, cursor.column + count)
    case UInt8(ascii: "D"): moveTo(cursor.row, cursor.column - count)
    case UInt8(ascii: "G"), UInt8(ascii: "`"): moveTo(cursor.row, count - 1)
    case UInt8(ascii: "d"): moveTo(count - 1, cursor.column)
    case UInt8(ascii: "H"), UInt8(ascii: "f"): moveTo(count - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
    case UInt8(ascii: "J"): eraseDisplay(first)
    case UInt8(ascii: "K"): eraseLine(first)
    case UInt8(ascii: "X"): erase(cursor.row, cursor.column..<min(columns, cursor.column + count))
    case UInt8(ascii: "b"): for _ in 0..<count { for scalar in lastCharacter.unicodeScalars { put(scalar) } }
    case UInt8(ascii: "@"): insertCells(count)
    case UInt8(ascii: "P"): deleteCells(count)
    case UInt8(ascii: "L"): shiftLines(from: cursor.row, down: count)
    case UInt8(ascii: "M"): shiftLines(from: cursor.row, down: -count)
    case UInt8(ascii: "S"): scrollUp(count)
    case UInt8(ascii: "T"): scrollDown(count)
    case UInt8(ascii: "r"): setRegion(numbers)
    default: break
    }
  }

  private mutating func mode(_ numbers: [Int], on: Bool) {
    for number in numbers {
      switch number {
      case 1049:
        if on, !isAlternate { mainCells = cells } else if !on, isAlternate { cells = fitted(mainCells) }
        isAlternate = on
      case 2004: hasBracketedPaste = on
      default: break
      }
    }
  }

  private mutating func moveTo(_ row: Int, _ column: Int) {
    cursor = (min(max(0, row), rows - 1), min(max(0, column), columns - 1))
  }

  private mutating func setRegion(_ numbers: [Int]) {
    let top = max(1, numbers.first ?? 1) - 1
    let bottom = min(rows, numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows) - 1
    region = top < bottom ? top...bottom : 0...(rows - 1)
    moveTo(0, 0)
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = " " }
  }

  private mutating func eraseLine(_ kind: Int) {
    let column = min(cursor.column, columns - 1)
    erase(cursor.row, kind == 0 ? column..<columns : kind == 1 ? 0..<(column + 1) : 0..<columns)
  }

  private mutating func eraseDisplay(_ kind: Int) {
    switch kind {
    case 0:
      eraseLine(0)
      for row in (cursor.row + 1)..<max(rows, cursor.row + 1) { erase(row, 0..<columns) }
    case 1:
      for row in 0..<cursor.row { erase(row, 0..<columns) }
      eraseLine(1)
    default: cells = Self.blank(rows, columns)
    }
  }

  private mutating func insertCells(_ count: Int) {
    let blanks = Array(repeating: " ", count: min(count, columns - cursor.column))
    cells[cursor.row].insert(contentsOf: blanks, at: cursor.column)
    cells[cursor.row].removeLast(blanks.count)
  }

  private mutating func deleteCells(_ count: Int) {
    let count = min(count, columns - cursor.column)
    cells[cursor.row].removeSubrange(cursor.column..<(cursor.column + count))
    cells[cursor.row].append(contentsOf: Array(repeating: " ", count: count))
  }

  private mutating func scrollUp(_ count: Int) { shiftLines(from: region.lowerBound, down: -count) }
  private mutating func scrollDown(_ count: Int) { shiftLines(from: region.lowerBound, down: count) }

  /// Moves the lines from `top` to the end of the region; what leaves it is lost, what enters is blank.
  private mutating func shiftLines(from top: Int, down count: Int) {
    guard region.contains(top) else { return }
    let height = region.upperBound - top + 1
    let blanks = Self.blank(min(abs(count), height), columns)
    let old = Array(cells[top...region.upperBound])
    let new = count > 0 ? blanks + old.dropLast(blanks.count) : Array(old.dropFirst(blanks.count)) + blanks
    cells.replaceSubrange(top...region.upperBound, with: new)
  }
}
