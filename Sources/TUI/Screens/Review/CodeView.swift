import ConfigSchema

/// The page with the approval code.
enum CodeView {
  static func draw(_ entry: Review.CodeEntry, _ items: ReviewItems, in grid: inout Grid, area: Area) {
    var rest = area.inset(left: 1, right: 1)
    let names = Set(items.pending.proposal.targets.map(\.property.name)).sorted().map { Escaping.text($0) }
    let title = "Last step: \(Count.of(items.acceptedCount, "change")) for \(names.joined(separator: ", "))"
    let heading = Wrap.lines([Span(title, .title)], columns: rest.columns)
    grid.write(heading, in: rest.takeTop(min(heading.count, 3) + 1))
    if let refusal = entry.refusal {
      let lines = Wrap.lines([Span(Escaping.text(refusal), .block)], columns: rest.columns, first: Line("✗ ", .block))
      grid.write(lines, in: rest.takeTop(lines.count + 1))
    }
    let how = Wrap.lines(
      [Span("Type this code and press Enter. Esc goes back; nothing is changed.")], columns: rest.columns)
    grid.write(how, in: rest.takeTop(how.count + 1))
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
