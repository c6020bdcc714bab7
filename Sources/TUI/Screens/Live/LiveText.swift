import ConfigSchema

/// Pipelines and triggers as lines.
enum LiveText {
  static func line(_ row: LiveView.Row, _ configuration: Configuration, _ isSelected: Bool) -> Line {
    let pointer = Span(isSelected ? "› " : "  ", .key)
    switch row {
    case .pipeline(let index):
      let pipeline = configuration.pipelines[index]
      return Line([
        pointer, Span("pipeline  ", .dim), Span(Escaping.text(pipeline.name)),
        Span("  \(Count.of(pipeline.stages.count, "stage"))\(pipeline.isDefault ? ", default" : "")", .dim),
      ])
    case .trigger(let index):
      let trigger = configuration.triggers[index]
      return Line([
        pointer, Span(trigger.isActive ? "on   " : "off  ", trigger.isActive ? .good : .disabled),
        Span("trigger  ", .dim),
        Span(Escaping.text(trigger.name)), Span("  \(Count.of(trigger.actions.count, "action"))", .dim),
      ])
    }
  }

  static func detail(_ row: LiveView.Row, _ state: PropertyState, columns: Int) -> [Line] {
    switch row {
    case .pipeline(let index): stages(state.configuration.pipelines[index], columns)
    case .trigger: []
    }
  }

  private static func stages(_ pipeline: Pipeline, _ columns: Int) -> [Line] {
    var lines: [Line] = []
    for (index, stage) in pipeline.stages.enumerated() {
      lines += Wrap.lines([Span(Escaping.text(stage.name))], columns: columns, first: Line("\(index + 1). ", .dim))
    }
    return lines
  }
}
