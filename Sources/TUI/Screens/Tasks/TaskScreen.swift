import ConfigSchema

/// How the tasks pane is divided.
struct TaskLayout {
  var heading: Area
  var list: Area
  var rule: Area
  var detail: Area

  init(_ model: Model, in area: Area) {
    var rest = area.inset(left: 1, right: 1)
    heading = rest.takeTop(rest.rows >= 8 ? 1 : 0)
    list = rest.takeTop(max(1, min(model.tasks.all?.count ?? 1, rest.rows * 3 / 5)))
    rule = rest.takeTop(rest.rows >= 3 ? 1 : 0)
    detail = rest
  }
}

/// Draws the tasks pane.
enum TaskScreen {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    guard let all = model.tasks.all else {
      grid.write(Line("Looking for tasks …", .dim), in: area.inset(left: 1))
      return
    }
    guard !all.isEmpty else { return EmptyState.draw(EmptyState.tasks, in: &grid, area: area) }
    let layout = TaskLayout(model, in: area)
    let overdue = all.count(where: \.isOverdue)
    let late = overdue > 0 ? Span(", \(overdue) overdue", .warn) : Span("")
    grid.write(Line([Span("Tasks", .title), Span(": \(all.count) open"), late]), in: layout.heading)
    for offset in 0..<layout.list.rows {
      let index = model.tasks.list.top + offset
      guard all.indices.contains(index) else { break }
      let isSelected = index == model.tasks.list.selected
      grid.write(line(all[index], isSelected), in: layout.list, row: offset, isSelected: isSelected)
    }
    if !layout.rule.isEmpty { grid.rule(in: layout.rule) }
    guard let task = model.tasks.selected else { return }
    grid.write(detail(task, model.tasks.person, columns: layout.detail.columns), in: layout.detail)
  }

  private static func line(_ task: TaskEntry, _ isSelected: Bool) -> Line {
    let due = Escaping.text(task.due ?? "no date").padded(to: 16)
    return Line([
      Span(isSelected ? "› " : "  ", .key), Span(due + "  ", task.isOverdue ? .warn : .dim),
      Span(Escaping.text(task.title)), Span(task.assignedTo.map { "  for " + Escaping.text($0) } ?? "", .dim),
    ])
  }

  static func detail(_ task: TaskEntry, _ handing: TaskList.Handing?, columns: Int) -> [Line] {
    var lines = Wrap.lines([Span(Escaping.text(task.title), .title)], columns: columns)
    let due = task.due.map { task.isOverdue ? "Overdue since \($0)." : "Due \($0)." } ?? "No date."
    let who = task.assignedTo.map { " For \($0)." } ?? " For nobody in particular."
    let lead = task.lead.map { " About \($0)." } ?? ""
    lines += Wrap.lines([Span(Escaping.text(due + who + lead), task.isOverdue ? .warn : .plain)], columns: columns)
    if let description = task.description {
      lines += Escaping.lines(description).flatMap { Wrap.lines([Span(String($0))], columns: columns) }
    }
    guard let handing, handing.task.id == task.id else { return lines }
    return lines + [.empty]
      + Wrap.lines(
        [Span(Escaping.text(handing.name)), Span(" ", style: Style(.plain, isSelected: true))], columns: columns,
        first: Line("Who does it now? ", .key))
  }
}

extension EmptyState {
  static let tasks = EmptyState(
    title: "Nothing to do",
    text:
      "Tasks that automations make for the team appear here: ask for one in the chat, such as “Have somebody call every new lead”."
  )
}
