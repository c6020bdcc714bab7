/// The first row: where one is and where one can go.
enum Header {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    var line = Line([Span(" ")])
    for screen in Screen.allCases {
      let isHere = screen == model.screen
      if let key = screen.functionKey { line.spans.append(Span("F\(key) ", .key)) }
      let count = screen == .review && !model.pending.isEmpty ? " (\(model.pending.count))" : ""
      let words = isHere ? "[\(screen.title)\(count)]" : screen.title + count
      line.spans += [Span(words, isHere ? .title : .dim), Span("  ")]
    }
    grid.write(line, in: area)
    let help = Line([Span("F1 ", .key), Span("Help ", .dim)])
    if line.columns + help.columns <= area.columns { grid.writeRight(help, in: area) }
  }
}
