/// What each editing key does to the text. The keys are those of a shell.
extension Editor {
  /// False when the key is not an editing key or had nothing to do (such as Up in the first row).
  mutating func handle(_ key: Key, columns: Int) -> Bool {
    switch key {
    case .character(let character): insert(character)
    case .altEnter, .control("j"): insert("\n" as Character)
    case .backspace, .control("h"): backspace()
    case .delete: deleteForward()
    case .left, .control("b"): move(to: cursor - 1)
    case .right, .control("f"): move(to: cursor + 1)
    case .wordLeft, .alt("b"): move(to: wordStart)
    case .wordRight, .alt("f"): move(to: wordEnd)
    case .home, .control("a"): move(to: lineStart)
    case .end, .control("e"): move(to: lineEnd)
    case .up: return moveVertically(by: -1, columns: columns)
    case .down: return moveVertically(by: 1, columns: columns)
    case .control("k"): kill(cursor..<(cursor == lineEnd ? min(cursor + 1, text.count) : lineEnd))
    case .control("u"): kill(lineStart..<cursor)
    case .control("w"): kill(blankWordStart..<cursor)
    case .altBackspace: kill(wordStart..<cursor)
    case .alt("d"): kill(cursor..<wordEnd)
    case .control("y"): yank()
    case .control("_"): return undo()
    case .alt("_"), .alt("/"): return redo()
    default: return false
    }
    return true
  }

  private mutating func moveVertically(by rows: Int, columns: Int) -> Bool {
    let layout = EditorLayout(self, columns: columns)
    let target = layout.cursor.row + rows
    guard target >= 0, target < layout.rows.count else { return false }
    let goal = goalColumn ?? layout.cursor.column
    move(to: layout.index(row: target, column: goal))
    goalColumn = goal
    return true
  }
}
