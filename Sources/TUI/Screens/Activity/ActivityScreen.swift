import ConfigSchema

/// How the activity pane is divided.
struct ActivityLayout {
  var heading: Area
  var headingLines: [Line]
  var list: Area
  var rule: Area
  var detail: Area
  var detailLines: [Line]

  init(_ model: Model, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    headingLines = ActivityScreen.heading(model, columns: rest.columns)
    heading = rest.takeTop(rest.rows >= 20 ? min(headingLines.count, 4) : rest.rows >= 8 ? 2 : 0)
    list = rest.takeTop(max(1, min(model.activity.report?.runs.count ?? 1, rest.rows / 2)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
    detailLines = model.activity.selected.map { ActivityScreen.detail($0, model, columns: rest.columns) } ?? []
  }

  var mostDetailTop: Int { max(0, detailLines.count - detail.rows) }
}

/// Draws the activity pane.
enum ActivityScreen {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    guard let report = model.activity.report else {
      grid.write(Line("Looking at what happens …", .dim), in: area.inset(left: 1))
      return
    }
    guard !report.runs.isEmpty else { return drawEmpty(report, model, in: &grid, area: area) }
    let layout = ActivityLayout(model, in: area)
    grid.write(layout.headingLines, in: layout.heading)
    for offset in 0..<layout.list.rows {
      let index = model.activity.list.top + offset
      guard report.runs.indices.contains(index) else { break }
      let isSelected = index == model.activity.list.selected
      grid.write(line(report.runs[index], isSelected), in: layout.list, row: offset, isSelected: isSelected)
    }
    if !layout.rule.isEmpty { grid.rule(in: layout.rule) }
    grid.write(layout.detailLines.dropFirst(model.activity.detailTop), in: layout.detail)
  }

  private static func drawEmpty(_ report: ActivityReport, _ model: Model, in grid: inout Grid, area: Area) {
    let state = model.activity.only.map(EmptyState.nothing) ?? EmptyState.activity(report)
    EmptyState.draw(state, in: &grid, area: area)
  }

  static func heading(_ model: Model, columns: Int) -> [Line] {
    guard let report = model.activity.report else { return [] }
    let name = Escaping.text(model.session.property?.name ?? "")
    var lines = Wrap.lines(
      [Span("Activity", .title), Span(" of \(name), newest first, in property time")], columns: columns)
    if let only = model.activity.only {
      let words = "only what \(only == .pending ? "waits" : only == .held ? "is held" : "was given up"); f shows others"
      return lines + Wrap.lines([Span(words, .key)], columns: columns)
    }
    let counts = ActivityRun.Status.allCases.compactMap { status -> String? in
      let count = report.runs.count { $0.status == status }
      return count > 0 ? "\(count) \(status.word)" : nil
    }
    let part = report.runs.count < Model.activityPage ? "" : "of the newest \(Model.activityPage): "
    lines += Wrap.lines([Span(part + counts.joined(separator: ", "), .dim)], columns: columns)
    if report.waitingEvents > 0 {
      let words = "\(Count.of(report.waitingEvents, "event waits", "events wait")) for an engine: configurator engine"
      lines += Wrap.lines([Span(words, .warn)], columns: columns)
    }
    return lines
  }

  private static func line(_ run: ActivityRun, _ isSelected: Bool) -> Line {
    Line([
      Span(isSelected ? "› " : "  ", .key), Span(Escaping.text(run.at.dropFirst(5)) + "  ", .dim),
      Span(run.status.word.padded(to: 10), run.status.role), Span(Escaping.text(run.title)),
      Span("  " + Escaping.text(run.automation), .dim),
    ])
  }

  static func detail(_ run: ActivityRun, _ model: Model, columns: Int) -> [Line] {
    var lines = Wrap.lines([Span(Escaping.text(run.title), .title)], columns: columns)
    lines += Wrap.lines([Span(Escaping.text(run.story))], columns: columns)
    if let reason = run.reason {
      lines += Wrap.lines(
        [Span(Escaping.text(reason), run.status.role == .good ? .plain : run.status.role)], columns: columns,
        first: Line("reason: ", .dim), rest: Line("        "))
    }
    guard let why = model.activity.why, why.run == run.id else { return lines }
    lines.append(.empty)
    guard let words = why.lines else { return lines + [Line("Looking up why …", .dim)] }
    return lines + words.flatMap { Wrap.lines([Span(Escaping.text($0))], columns: columns, rest: Line("  ")) }
  }
}

extension EmptyState {
  /// None of one kind.
  static func nothing(_ status: ActivityRun.Status) -> EmptyState {
    EmptyState(title: "Nothing: \(status.word)", text: "Press f to see others.")
  }

  /// What is missing before anything can happen.
  static func activity(_ report: ActivityReport) -> EmptyState {
    var words = ["What automations do for people appears here, with the reason for each."]
    if !report.isCapturing {
      words.append("Nothing on the platform's tables becomes an event yet: `configurator capture install` starts that.")
    }
    words.append(
      report.waitingEvents > 0
        ? "\(Count.of(report.waitingEvents, "event waits", "events wait")) for an engine: start one with `configurator engine`."
        : "An engine has to run for it: `configurator engine`.")
    if let last = report.lastEvent { words.append("Last event: \(last).") }
    return EmptyState(title: "Nothing has been done yet", text: Escaping.text(words.joined(separator: " ")))
  }
}
