import ConfigSchema

/// The page with the approval code.
enum CodeView {
  static func draw(_ entry: Review.CodeEntry, _ items: ReviewItems, in grid: inout Grid, area: Area) {
    var rest = area.inset(left: 1, right: 1)
    let names = Set(items.pending.proposal.targets.map(\.property.name)).sorted().map { Escaping.text($0) }
    let title = "Last step: \(Count.of(items.acceptedCount, "change")) for \(names.joined(separator: ", "))"
    grid.write(Wrap.lines([Span(title, .title)], columns: rest.columns), in: rest.takeTop(2))
    if let refusal = entry.refusal {
      let lines = Wrap.lines([Span(Escaping.text(refusal), .block)], columns: rest.columns, first: Line("✗ ", .block))
      grid.write(lines, in: rest.takeTop(lines.count + 1))
    }
    grid.write(Line("Type this code and press Enter. Esc goes back; nothing is changed."), in: rest.takeTop(2))
    let code = entry.code.map(String.init).joined(separator: " ")
    grid.write(Line([Span("    "), Span("  \(Escaping.text(code))  ", .code)]), in: rest.takeTop(2))
    let row = rest.takeTop(1)
    let column = grid.write(Line([Span("Code: "), Span(Escaping.text(entry.typed), .person)]), in: row)
    if entry.isArmed { grid.cursor = Grid.Spot(row: row.row, column: min(column, row.endColumn - 1)) }
  }

  static func drawWaiting(_ text: String, in grid: inout Grid, area: Area) {
    let area = area.inset(left: 1, right: 1)
    grid.write(Wrap.lines([Span(text)], columns: area.columns), in: area)
  }
}
