import ConfigSchema

/// Draws the conversation and the input line.
enum ChatView {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    if let peek = model.chat.peek { return PeekView.draw(peek, in: &grid, area: area) }
    let layout = ChatLayout(model, in: area)
    transcript(model, in: &grid, layout.transcript)
    if let area = layout.progress { grid.write(progress(model), in: area) }
    if let area = layout.banner, let banner = Banner.line(model) { grid.write(banner, in: area) }
    if let area = layout.completions { completions(layout.matches, selected: model.chat.completion, in: &grid, area) }
    if let area = layout.rule { grid.rule(in: area) }
    input(model, layout, in: &grid)
  }

  private static func transcript(_ model: Model, in grid: inout Grid, _ area: Area) {
    guard !model.chat.transcript.isEmpty else {
      return grid.write(Welcome.lines(model, columns: area.columns), in: area)
    }
    let lines = model.chat.transcript.visible(columns: area.columns, rows: area.rows)
    // A short conversation stands at the bottom, next to the input.
    var place = area
    _ = place.takeTop(area.rows - lines.count)
    grid.write(lines, in: place)
    guard model.chat.transcript.anchor != nil else { return }
    grid.writeRight(Line(" ↓ more below (PgDn) ", .key), in: area, row: area.rows - 1)
  }

  /// What is being done, and for how long once that is over a second.
  static func progress(_ model: Model) -> Line {
    guard let asking = model.chat.asking else { return .empty }
    let seconds = (model.now - asking.startedAt) / 1000
    var line = Line([Span("  \(Escaping.text(asking.progress)) …", .dim)])
    if seconds >= 1 { line.spans.append(Span(" \(seconds) s", .dim)) }
    if !asking.isCancelling { line.spans += [Span("  Esc", .key), Span(" stops", .dim)] }
    return line
  }

  private static func completions(
    _ matches: [Completion], selected: Int, in grid: inout Grid, _ area: Area
  ) {
    let top = ReviewLayout.top(0, showing: selected, rows: area.rows, of: matches.count)
    let visible = top..<min(matches.count, top + area.rows)
    let width = max(18, min(area.columns / 2, 2 + (matches[visible].map(\.label.columns).max() ?? 0)))
    for (row, index) in visible.enumerated() {
      let isSelected = index == selected
      let name = matches[index].label.shortened(to: width - 1).padded(to: width)
      let line = Line([Span(isSelected ? "› " : "  ", .key), Span(name, .key), Span(matches[index].summary, .dim)])
      grid.write(line, in: area, row: row, isSelected: isSelected)
    }
  }

  private static func input(_ model: Model, _ layout: ChatLayout, in grid: inout Grid) {
    let area = layout.input
    let isActive = model.screen == .chat && !model.isHelpOpen
    grid.write(Line("› ", isActive ? .key : .dim), in: area)
    let text = area.inset(left: ChatLayout.prompt)
    if model.chat.editor.isEmpty {
      grid.write(Line(placeholder(model), .dim), in: text)
    } else {
      grid.write(layout.editor.rows.dropFirst(layout.editorTop).map(\.line), in: text)
    }
    guard isActive else { return }
    let spot = layout.editor.cursor
    grid.cursor = Grid.Spot(
      row: area.row + spot.row - layout.editorTop,
      column: min(text.column + spot.column, max(text.column, text.endColumn - 1)))
  }

  private static func placeholder(_ model: Model) -> String {
    if model.chat.asking != nil { return "You can go on typing" }
    if model.screen != .chat { return "Press Esc to write here" }
    return model.pending.isEmpty ? "Type what you want set up" : "Ask for a correction, or press F2 to review"
  }
}

/// What a new conversation shows in the place of a transcript.
enum Welcome {
  static func lines(_ model: Model, columns: Int) -> [Line] {
    let name = model.session.property.map { Escaping.text($0.name) }
    let intro =
      name.map {
        "Type what you want set up at \($0), in your own words. You will see exactly what would change, and nothing is live before you approve it."
      }
      ?? "Press F5 to add your first property. Then say in your own words how leads and residents should be taken care of."
    let examples = [
      "Text new leads within five minutes, and call a person if nobody answers in an hour",
      "Set up a leasing pipeline from first contact to lease",
      "What happens after a missed tour?",
    ]
    var lines = [Line("Welcome to Configurator", .title), .empty] + Wrap.lines([Span(intro)], columns: columns)
    lines += [.empty, Line("For example:", .dim)]
    lines += examples.flatMap { Wrap.lines([Span($0, .quote)], columns: columns, first: "  • ") }
    lines += [.empty]
    lines += Wrap.lines(
      [
        Span("You can paste an e-mail or a call transcript as well. "), Span("/", .key), Span(" shows the commands, "),
        Span("F1", .key), Span(" every key."),
      ],
      columns: columns)
    return lines
  }
}
