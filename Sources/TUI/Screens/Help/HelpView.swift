/// The keys of the screen that has the keys, over it.
enum HelpView {
  static func lines(_ model: Model, columns: Int) -> [Line] {
    var lines = [Line("\(model.screen.title): keys", .title)] + rows(Keys.all(model), columns)
    if model.screen == .chat {
      lines += [.empty, Line("Commands", .title)]
      lines += rows(
        SlashCommand.allCases.map { Binding("/\($0.rawValue) \($0.argument)".trimmed, "", $0.summary) }, columns)
    }
    return lines + [.empty, Line("Everywhere", .title)] + rows(Keys.global(model), columns)
  }

  private static func rows(_ bindings: [Binding], _ columns: Int) -> [Line] {
    let width = min(22, (bindings.map(\.keys.columns).max() ?? 0) + 2)
    return bindings.flatMap { binding in
      Wrap.lines(
        [Span(binding.long)], columns: columns, first: Line(binding.keys.padded(to: width), .key),
        rest: Line(String(repeating: " ", count: width)))
    }
  }

  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    let inside = grid.box(in: area, title: Line("Help — Esc closes", .title))
    grid.write(lines(model, columns: inside.columns).dropFirst(model.helpScroll), in: inside)
    grid.cursor = nil
  }
}
