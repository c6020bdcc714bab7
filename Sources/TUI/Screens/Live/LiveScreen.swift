import ConfigSchema

/// How the pane of the live configuration is divided.
struct LiveLayout {
  var heading: Area
  var headingLines: [Line]
  var filter: Area
  var list: Area
  var rule: Area
  var detail: Area

  init(_ model: Model, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    headingLines = model.live.state.map { LiveScreen.heading($0, columns: rest.columns) } ?? []
    heading = rest.takeTop(rest.rows >= 20 ? min(headingLines.count, 2) : rest.rows >= 8 ? 1 : 0)
    filter = rest.takeTop(model.live.isFiltering || !model.live.filter.isEmpty ? 1 : 0)
    list = rest.takeTop(max(1, min(model.live.rows.count, rest.rows * 2 / 5)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
  }
}

/// Draws what is set up now.
enum LiveScreen {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    guard let state = model.live.state else {
      let words = model.session.property == nil ? "No property yet. Press F5 to add one." : "Loading the set-up …"
      grid.write(Line(words, .dim), in: area.inset(left: 1))
      return
    }
    guard !(state.configuration.pipelines.isEmpty && state.configuration.triggers.isEmpty) else {
      return EmptyState.draw(EmptyState.live, in: &grid, area: area)
    }
    let layout = LiveLayout(model, in: area)
    grid.write(layout.headingLines, in: layout.heading)
    drawFilter(model, in: &grid, layout.filter)
    for offset in 0..<layout.list.rows where model.live.rows.indices.contains(model.live.list.top + offset) {
      let index = model.live.list.top + offset
      let isSelected = index == model.live.list.selected
      grid.write(
        LiveText.line(model.live.rows[index], state.configuration, isSelected), in: layout.list, row: offset,
        isSelected: isSelected)
    }
    if !layout.rule.isEmpty { grid.rule(in: layout.rule) }
    guard model.live.rows.indices.contains(model.live.list.selected) else { return }
    let lines = LiveText.detail(model.live.rows[model.live.list.selected], state, columns: layout.detail.columns)
    grid.write(lines.dropFirst(model.live.detailTop), in: layout.detail)
  }

  static func heading(_ state: PropertyState, columns: Int) -> [Line] {
    let configuration = state.configuration
    let counts =
      "\(Count.of(configuration.pipelines.count, "pipeline")), \(Count.of(configuration.triggers.count, "automation")), revision \(state.revision)"
    let spans = [Span("Live", .title), Span(" at \(Escaping.text(state.facts.name)): "), Span(counts, .dim)]
    return Wrap.lines(spans, columns: columns)
  }

  private static func drawFilter(_ model: Model, in grid: inout Grid, _ area: Area) {
    guard !area.isEmpty else { return }
    let found = "  \(Count.of(model.live.rows.count, "match", "matches"))"
    let words = Line([Span("/", .key), Span(Escaping.text(model.live.filter))])
    let column = grid.write(words, in: area)
    grid.writeRight(Line(found, .dim), in: area)
    if model.live.isFiltering, model.screen == .live {
      grid.cursor = Grid.Spot(row: area.row, column: min(column, area.endColumn - 1))
    }
  }
}
