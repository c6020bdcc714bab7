/// How the chat pane is divided: transcript, banner, completion list, input.
struct ChatLayout {
  var transcript: Area
  var progress: Area?
  var banner: Area?
  var completions: Area?
  /// What the completion list holds.
  var matches: [Completion]
  var rule: Area?
  var input: Area
  var editor: EditorLayout
  /// The first row of the editor that is shown.
  var editorTop: Int

  static let prompt = 2

  init(_ model: Model, in area: Area) {
    var rest = Self.inside(area)
    let columns = Self.editorColumns(in: area)
    editor = EditorLayout(model.chat.editor, columns: columns, kept: model.chat.kept)
    let most = max(1, min(Layout.inputRows, area.rows / 3))
    let rows = min(editor.rows.count, most)
    editorTop = max(0, min(editor.cursor.row - rows + 1, editor.rows.count - rows))
    input = rest.takeBottom(rows)
    rule = area.rows >= 6 ? rest.takeBottom(1) : nil
    matches = model.completions
    if !matches.isEmpty, rest.rows >= 3 {
      completions = rest.takeBottom(min(matches.count, max(1, rest.rows / 2)))
    }
    if Banner.line(model) != nil, rest.rows >= 2 { banner = rest.takeBottom(1) }
    if model.chat.asking != nil, rest.rows >= 2 { progress = rest.takeBottom(1) }
    if rest.rows >= 6 { _ = rest.takeBottom(1) }
    transcript = rest
  }

  private static func inside(_ area: Area) -> Area {
    let margin = area.columns > 30 ? 1 : 0
    return area.inset(left: margin, right: margin)
  }

  /// The width the editor has in a pane.
  static func editorColumns(in area: Area) -> Int { inside(area).columns - prompt - 1 }
}
