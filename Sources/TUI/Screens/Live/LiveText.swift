import ConfigSchema

/// Pipelines and triggers as lines.
enum LiveText {
  static func line(_ row: LiveView.Row, _ configuration: Configuration, _ isSelected: Bool) -> Line {
    Tally.count()
    let pointer = Span(isSelected ? "› " : "  ", .key)
    switch row {
    case .pipeline(let index):
      let pipeline = configuration.pipelines[index]
      return Line([
        pointer, Span("     pipeline    ", .dim), Span(Escaping.text(pipeline.name)),
        Span("  \(Count.of(pipeline.stages.count, "stage"))\(pipeline.isDefault ? ", default" : "")", .dim),
      ])
    case .trigger(let index):
      let trigger = configuration.triggers[index]
      let state = trigger.isActive ? Span("on   ", .good) : Span("off  ", .disabled)
      return Line([
        pointer, state, Span("automation  ", .dim), Span(Escaping.text(trigger.name)),
        Span("  \(Count.of(trigger.actions.count, "action"))", .dim),
      ])
    }
  }

  static func detail(_ row: LiveView.Row, _ state: PropertyState, columns: Int) -> [Line] {
    let lines =
      switch row {
      case .pipeline(let index): Description().lines(state.configuration.pipelines[index])
      case .trigger(let index): Description().lines(state.configuration.triggers[index])
      }
    return lines.enumerated().flatMap { index, line in
      let margin = String(line.prefix { $0 == " " })
      let spans = [Span(Escaping.text(line.dropFirst(margin.count)), index == 0 ? .title : .plain)]
      return Wrap.lines(spans, columns: columns, first: Line(margin), rest: Line(index == 0 ? "" : margin + "   "))
    }
  }
}
