import ConfigSchema

/// Pasted and attached material: arriving, being read, being removed.
extension Model {
  /// Pastes up to this many bytes on one line become typed words: they can be seen whole.
  private static let inlineBytes = 200

  mutating func pasteIntoChat(_ text: String) {
    guard !text.isEmpty else { return }
    chat.peek = nil
    if text.utf8.count <= Self.inlineBytes, Escaping.lines(text).count == 1 {
      chat.editor.insert(text)
    } else {
      chat.editor.insert(Attachment(RequestInput(PasteKind.guess(text), text)))
    }
    chat.recalled = nil
    draftChanged()
  }

  mutating func openPeek() {
    let cursor = chat.editor.cursor
    guard
      let index = [cursor, cursor - 1].first(where: { chat.editor.attachment(at: $0) != nil })
        ?? chat.editor.text.lastIndex(of: Editor.placeholder), let piece = chat.editor.piece(at: index)
    else { return say(.info, "There is no pasted material in your request.") }
    chat.peek = Peek(piece, at: index)
  }

  mutating func handlePeek(_ key: Key, _ peek: Peek) {
    guard chat.editor.attachment(at: peek.index) == peek.piece.attachment else {
      chat.peek = nil
      return
    }
    let room = PeekView.room(in: Panes(self).left)
    let most = peek.lastTop(columns: room.columns, rows: room.rows)
    var top = peek.top
    switch key {
    case .escape, .control("o"), .character("q"), .enter:
      chat.peek = nil
      return
    case .down, .wheelDown: top += 1
    case .up, .wheelUp: top -= 1
    case .pageDown, .character(" "): top += peek.count(from: top, columns: room.columns, rows: room.rows)
    case .pageUp: top = peek.top(endingAt: top, columns: room.columns, rows: room.rows)
    case .home: top = 0
    case .end: top = most
    case .delete, .backspace:
      chat.peek = nil
      chat.editor.move(to: peek.index + 1)
      return edit(.backspace)
    default: return
    }
    chat.peek?.top = min(max(0, top), most)
  }
}
