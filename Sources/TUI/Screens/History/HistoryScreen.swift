import ConfigSchema

/// How the history pane is divided.
struct HistoryLayout {
  var heading: Area
  var list: Area
  var rule: Area
  var detail: Area

  init(_ model: Model, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    heading = rest.takeTop(rest.rows >= 8 ? 1 : 0)
    list = rest.takeTop(max(1, min(model.history.entries?.count ?? 1, rest.rows * 2 / 5)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
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
    let name = Escaping.text(model.session.property?.name ?? "")
    grid.write(Line([Span("History", .title), Span(" of \(name), newest first")]), in: layout.heading)
    for offset in 0..<layout.list.rows {
      let index = model.history.list.top + offset
      guard entries.indices.contains(index) else { break }
      let isSelected = index == model.history.list.selected
      grid.write(line(entries[index], isSelected), in: layout.list, row: offset, isSelected: isSelected)
    }
    guard entries.indices.contains(model.history.list.selected) else { return }
    if !layout.rule.isEmpty { grid.rule(in: layout.rule) }
    let lines = detail(entries[model.history.list.selected], model.history.versions, columns: layout.detail.columns)
    grid.write(lines.dropFirst(model.history.detailTop), in: layout.detail)
  }

  private static func line(_ entry: ApprovalEntry, _ isSelected: Bool) -> Line {
    Line([
      Span(isSelected ? "› " : "  ", .key), Span("r\(entry.revision)".padded(to: 5), .title),
      Span(Escaping.text(entry.at) + "  ", .dim), Span(Escaping.text(entry.by) + ": "),
      Span(Escaping.text(entry.reason)),
    ])
  }

  static func detail(_ entry: ApprovalEntry, _ versions: ListState?, columns: Int) -> [Line] {
    if let versions { return choice(entry, versions, columns) }
    var lines = Wrap.lines([Span("“\(Escaping.text(entry.reason))”", .quote)], columns: columns)
    lines += entry.sentences.flatMap { Wrap.lines([Span(Escaping.text($0))], columns: columns, first: "· ") }
    if !entry.versions.isEmpty {
      let names = entry.versions.map { version in
        "\(version.kind.word) \(Escaping.text(version.name)) v\(version.version)\(version.isDeletion ? " (deleted)" : "")"
      }
      lines +=
        [.empty]
        + Wrap.lines([Span(names.joined(separator: ", "), .dim)], columns: columns, first: Line("versions: ", .dim))
    }
    return lines
  }

  private static func choice(_ entry: ApprovalEntry, _ list: ListState, _ columns: Int) -> [Line] {
    [Line("Bring back which one, as of revision \(entry.revision)?", .title)]
      + entry.restorable.enumerated().map { index, version in
        let isSelected = index == list.selected
        let style = Style(.plain, isSelected: isSelected)
        let words = "\(version.kind.word) \(Escaping.text(version.name)), version \(version.version)"
        return Line([Span(isSelected ? "› " : "  ", .key), Span(words, style: style)])
      }
  }
}

extension String {
  /// Filled with spaces up to so many columns.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - columns)) }
}
