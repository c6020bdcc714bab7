import ConfigSchema

/// The state of the tasks screen.
struct TaskList: Sendable {
  /// Open ones, the most urgent first; nil until loaded.
  var all: [TaskEntry]?
  var property: ItemID?
  var list = ListState()
  /// To whom the selected task is handed on, while that is being typed.
  var person: Handing?
  var readAt = 0

  struct Handing: Hashable, Sendable {
    var task: TaskEntry
    var name = ""
  }

  var selected: TaskEntry? {
    all.flatMap { $0.indices.contains(list.selected) ? $0[list.selected] : nil }
  }
}

extension Model {
  mutating func loadTasks(isLook: Bool = false) {
    guard let property = session.property?.id else { return }
    tasks.readAt = now
    emit(.loadTasks(property: property), awaiting: isLook ? .glance : .tasks)
  }

  mutating func show(_ all: [TaskEntry]) {
    let selected = tasks.selected?.id
    (tasks.all, tasks.property) = (all, session.property?.id)
    if let selected, let index = all.firstIndex(where: { $0.id == selected }) { tasks.list.select(index) }
  }

  mutating func handleTasks(_ key: Key) {
    if let person = tasks.person { return handleHanding(key, person) }
    guard let task = tasks.selected else {
      if key == .escape || key == .tab { screen = .chat }
      return
    }
    let layout = Panes(self).area(of: .tasks, in: self).map { TaskLayout(self, in: $0) }
    if tasks.list.handle(key, count: tasks.all?.count ?? 0, page: layout?.list.rows ?? 1) { return }
    switch key {
    case .character("d"): emit(.finishTask(task.id), awaiting: .tasks)
    case .character("a"): tasks.person = TaskList.Handing(task: task)
    case .escape, .tab: screen = .chat
    default: break
    }
  }

  private mutating func handleHanding(_ key: Key, _ person: TaskList.Handing) {
    var person = person
    switch key {
    case .escape:
      tasks.person = nil
      return
    case .character(let character): if person.name.count < 80 { person.name.append(character) }
    case .backspace, .control("h"): _ = person.name.popLast()
    case .control("u"): person.name = ""
    case .enter:
      guard !person.name.trimmed.isEmpty else { return say(.info, "Type a name or a role, or press Esc.") }
      tasks.person = nil
      emit(.reassignTask(person.task.id, to: person.name.trimmed), awaiting: .tasks)
      return
    default: return
    }
    tasks.person = person
  }
}
