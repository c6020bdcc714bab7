/// The first row: where one is and where one can go.
enum Header {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    // In a narrow window the gaps go first, then the word for the help.
    let roomy = line(model, gap: "  ")
    let help = Line([Span("F1 ", .key), Span("Help ", .dim)])
    let isRoomy = roomy.columns + help.columns <= area.columns
    let line = isRoomy ? roomy : line(model, gap: " ")
    grid.write(line, in: area)
    let key = Line([Span("F1 ", .key)])
    if let end = [help, key].first(where: { line.columns + $0.columns <= area.columns }) {
      grid.writeRight(end, in: area)
    }
  }

  private static func line(_ model: Model, gap: String) -> Line {
    var line = Line([Span(" ")])
    for screen in Screen.allCases {
      let isHere = screen == model.screen
      if let key = screen.functionKey { line.spans.append(Span("F\(key) ", .key)) }
      let count = screen == .review && !model.pending.isEmpty ? " (\(model.pending.count))" : ""
      let words = isHere ? "[\(screen.title)\(count)]" : screen.title + count
      line.spans += [Span(words, isHere ? .title : .dim), Span(gap)]
    }
    return line
  }
}
