import ConfigSchema

/// How the history pane is divided.
struct HistoryLayout {
  var heading: Area
  var headingLines: [Line]
  var list: Area
  var rule: Area
  var detail: Area
  /// Where the items one can go back to are listed, below their question.
  var choices: Area

  init(_ model: Model, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    headingLines = HistoryScreen.heading(model, columns: rest.columns)
    heading = rest.takeTop(rest.rows >= 20 ? min(headingLines.count, 2) : rest.rows >= 8 ? 1 : 0)
    list = rest.takeTop(max(1, min(model.history.entries?.count ?? 1, rest.rows * 2 / 5)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
    choices = rest
    _ = choices.takeTop(choices.rows > 1 ? 1 : 0)
  }
}

/// Draws the history pane.
enum HistoryScreen {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    guard let entries = model.history.entries else {
      grid.write(Line("Loading the history …", .dim), in: area.inset(left: 1))
      return
    }
    guard !entries.isEmpty else { return EmptyState.draw(EmptyState.history, in: &grid, area: area) }
    let layout = HistoryLayout(model, in: area)
    grid.write(layout.headingLines, in: layout.heading)
    for offset in 0..<layout.list.rows {
      let index = model.history.list.top + offset
      guard entries.indices.contains(index) else { break }
      let isSelected = index == model.history.list.selected
      grid.write(line(entries[index], isSelected), in: layout.list, row: offset, isSelected: isSelected)
    }
    guard entries.indices.contains(model.history.list.selected) else { return }
    let entry = entries[model.history.list.selected]
    if !layout.rule.isEmpty { grid.rule(in: layout.rule) }
    if let versions = model.history.versions { return draw(versions, of: entry, layout, in: &grid) }
    let text = detail(entry, columns: layout.detail.columns)
    grid.write(text.visible(from: model.history.detailTop, rows: layout.detail.rows), in: layout.detail)
  }

  /// Says once whose clock the times below are read on.
  static func heading(_ model: Model, columns: Int) -> [Line] {
    let name = Escaping.text(model.session.property?.name ?? "")
    let words = " of \(name), newest first, in property time"
    return Wrap.lines([Span("History", .title), Span(words)], columns: columns)
  }

  private static func line(_ entry: ApprovalEntry, _ isSelected: Bool) -> Line {
    Line([
      Span(isSelected ? "› " : "  ", .key), Span("r\(entry.revision)".padded(to: 5), .title),
      Span(Escaping.text(entry.at) + "  ", .dim), Span(Escaping.text(entry.by) + ": "),
      Span(Escaping.text(entry.reason)),
    ])
  }

  /// Why it was approved, what it changed, and the versions it made.
  static func detail(_ entry: ApprovalEntry, columns: Int) -> Pieces {
    let reason = Pieces(count: 1) { _ in
      Wrap.lines([Span("“\(Escaping.text(entry.reason))”", .quote)], columns: columns)
    }
    let sentences = Pieces(count: entry.sentences.count) {
      Wrap.lines([Span(Escaping.text(entry.sentences[$0]))], columns: columns, first: "· ")
    }
    guard !entry.versions.isEmpty else { return reason + sentences }
    let versions = Pieces(count: entry.versions.count) { index in
      let version = entry.versions[index]
      let words =
        "\(version.kind.word) \(Escaping.text(version.name)) v\(version.version)\(version.isDeletion ? " (deleted)" : "")"
      let lead = index == 0 ? "versions: " : "          "
      return Wrap.lines([Span(words, .dim)], columns: columns, first: Line(lead, .dim))
    }
    return reason + sentences + Pieces([.empty]) + versions
  }

  private static func draw(
    _ list: ListState, of entry: ApprovalEntry, _ layout: HistoryLayout, in grid: inout Grid
  ) {
    if layout.choices.row > layout.detail.row {
      grid.write(Line("Bring back which one, as of revision \(entry.revision)?", .title), in: layout.detail)
    }
    let items = entry.restorable
    for (row, index) in (list.top..<min(items.count, list.top + layout.choices.rows)).enumerated() {
      let isSelected = index == list.selected
      let words = "\(items[index].kind.word) \(Escaping.text(items[index].name)), version \(items[index].version)"
      let line = Line([Span(isSelected ? "› " : "  ", .key), Span(words)])
      grid.write(line, in: layout.choices, row: row, isSelected: isSelected)
    }
  }
}

extension String {
  /// Filled with spaces up to so many columns.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}
