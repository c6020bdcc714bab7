import ConfigSchema
import Testing

@testable import TUI

/// "text with a cursor mark, keys, text with a cursor mark".
@Suite("Editor") struct EditorTests {
  @Test(
    "keys edit as in a shell",
    arguments: [
      ("|", [Key.character("a"), .character("b")], "ab|"),
      ("ab|", [.backspace], "a|"),
      ("|ab", [.backspace], "|ab"),
      ("a|b", [.delete], "a|"),
      ("a|b", [.left], "|ab"),
      ("a|b", [.right, .right, .right], "ab|"),
      ("one two|", [.wordLeft], "one |two"),
      ("one, two|", [.wordLeft, .wordLeft], "|one, two"),
      ("|one two", [.wordRight], "one| two"),
      ("one two|", [.control("w")], "one |"),
      ("one-two|", [.altBackspace], "one-|"),
      ("one |two three", [.alt("d")], "one | three"),
      ("one\ntwo| x", [.control("u")], "one\n| x"),
      ("o|ne\ntwo", [.control("k")], "o|\ntwo"),
      ("o|\ntwo", [.control("k")], "o|two"),
      ("one |two", [.control("k"), .home, .control("y")], "two|one "),
      ("one two|", [.control("w"), .control("w"), .control("y")], "one two|"),
      ("one\ntw|o", [.home], "one\n|two"),
      ("on|e\ntwo", [.end], "one|\ntwo"),
      ("one\ntwo|", [.up], "one|\ntwo"),
      ("long line\nx|", [.up, .down], "long line\nx|"),
      ("long line|\nx\nlong line", [.down, .down], "long line\nx\nlong line|"),
      ("a|", [.altEnter, .character("b")], "a\nb|"),
      ("a|", [.control("j")], "a\n|"),
      ("word|", [.character(" "), .character("x"), .control("_")], "word |"),
      ("word|", [.character(" "), .character("x"), .control("_"), .control("_")], "word|"),
      ("word|", [.control("w"), .control("_")], "word|"),
      ("word|", [.control("w"), .control("_"), .alt("_")], "|"),
      ("e\u{301}👩‍👩‍👧|", [.backspace], "e\u{301}|"),
    ] as [(String, [Key], String)])
  func keys(before: String, keys: [Key], after: String) {
    var editor = Self.editor(before)
    for key in keys { _ = editor.handle(key, columns: 40) }
    #expect(Self.marked(editor) == after)
  }

  @Test("movement by rows follows what is on the screen")
  func softRows() {
    var editor = Self.editor("one two three four|")
    #expect(EditorLayout(editor, columns: 8).rows.map(\.line.text) == ["one two ", "three ", "four"])
    _ = editor.handle(.up, columns: 8)
    #expect(Self.marked(editor) == "one two thre|e four")
    _ = editor.handle(.up, columns: 8)
    #expect(Self.marked(editor) == "one |two three four")
    let moved = editor.handle(.up, columns: 8)
    #expect(!moved)
  }

  @Test("material is one piece: it is named, kept in order and removed whole")
  func material() {
    var editor = Self.editor("see | please")
    let mail = Attachment(RequestInput(.email, "From: x\nSubject: y\n"))
    let paste = Attachment(RequestInput(.paste, String(repeating: "line\n", count: 1200)))
    editor.insert(mail)
    editor.insert(paste)
    #expect(
      EditorLayout(editor, columns: 80).rows[0].line.text
        == "see [Pasted e-mail 2 lines · 19 B][Pasted 1,200 lines · 6 KB] please")
    #expect(editor.draft.request.inputs.map(\.kind) == [.typed, .email, .paste])
    editor.backspace()
    #expect(editor.attachments == [mail])
    _ = editor.undo()
    #expect(editor.attachments == [mail, paste])
    _ = editor.handle(.control("u"), columns: 80)
    #expect(editor.attachments.isEmpty)
  }

  @Test("a draft comes back as it was")
  func draft() {
    var editor = Self.editor("a|b")
    editor.insert(Attachment(RequestInput(.paste, "x\ny")))
    #expect(Editor(editor.draft).draft == editor.draft)
    // A draft that lost its material keeps its words.
    #expect(Editor(Draft(text: "a\u{FFFC}b")).string == "ab")
  }

  @Test("the layout never loses a character and always has a place for the cursor", arguments: Hostile.texts)
  func layout(text: String) {
    for columns in [1, 2, 3, 7, 40] {
      var editor = Editor()
      editor.insert(text + "\n" + text)
      for cursor in Set([0, 1, editor.text.count / 2, editor.text.count]) {
        editor.move(to: cursor)
        let layout = EditorLayout(editor, columns: columns)
        #expect(layout.rows.indices.contains(layout.cursor.row))
        #expect(layout.index(row: layout.cursor.row, column: layout.cursor.column) <= editor.text.count)
      }
      let covered = EditorLayout(editor, columns: columns).rows.reduce(0) { $0 + $1.range.count }
      #expect(covered + editor.text.count { $0 == "\n" } == editor.text.count)
    }
  }

  private static func editor(_ marked: String) -> Editor {
    var editor = Editor()
    let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
    editor.insert(parts.joined())
    editor.move(to: parts[0].count)
    return editor
  }

  private static func marked(_ editor: Editor) -> String {
    String(editor.text[..<editor.cursor]) + "|" + String(editor.text[editor.cursor...])
  }
}
