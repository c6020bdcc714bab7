import ConfigSchema
import Engine
import Store
import TUI

/// What happens by itself at a property, and what the team has to do.
extension LiveSession {
  func activity(_ property: ItemID, _ only: ActivityRun.Status?) throws -> Answer {
    let connection = store.connection
    let events = EventBook(connection)
    let runs = try RunBook(connection).list(
      RunBook.Filter(property: property, status: only?.rawValue, limit: Model.activityPage))
    let last = try events.tail(property: property, limit: 1).last
    return .activity(
      ActivityReport(
        runs: runs.map(ActivityRun.init),
        lastEvent: last.map { "\(Catalogue.standard.title(ofEvent: $0.type)), \($0.at)" },
        waitingEvents: try events.waiting(property: property),
        isCapturing: try !Capture(connection).status().watched.isEmpty))
  }

  func why(_ run: ItemID) throws -> Answer { .why(run: run, try RunWhy.lines(of: run, store)) }

  func retry(_ run: ItemID) throws -> Answer {
    guard try RunBook(engineConnection()).retry(run) else { throw Self.movedOn(run) }
    return .done("It is done as soon as an engine comes to it.")
  }

  func cancel(_ run: ItemID) throws -> Answer {
    guard try RunBook(engineConnection()).cancel(run, reason: "cancelled by hand") else { throw Self.movedOn(run) }
    return .done("Cancelled. It will not happen.")
  }

  func openTasks(_ property: ItemID) throws -> Answer {
    .tasks(try TaskBook(store.connection).list(property: property).map(TaskEntry.init))
  }

  func finish(task: ItemID) throws -> Answer {
    .done(try TaskBook(store.connection).finish(task) ? "Done." : "Somebody had done it already.")
  }

  func reassign(task: ItemID, to person: String) throws -> Answer {
    try TaskBook(store.connection).reassign(task, to: person)
    return .done("Handed on to \(person).")
  }

  private func engineConnection() throws -> Connection {
    let connection = try Connection(database.ownerAddress)
    try connection.workAsEngine()
    return connection
  }

  private static func movedOn(_ run: ItemID) -> CommandFailure {
    CommandFailure("It has moved on meanwhile.", kept: "Nothing was changed.")
  }
}

extension ActivityRun {
  fileprivate init(_ run: RunRecord) {
    self.init(
      id: run.id, status: Status(rawValue: run.status) ?? .pending, action: run.action, automation: run.trigger,
      event: run.event, lead: run.leadName, due: run.due, finished: run.finished, reason: run.reason,
      attempts: run.attempts)
  }
}

extension TaskEntry {
  fileprivate init(_ task: TeamTask) {
    self.init(
      id: task.id, title: task.title, description: task.description, assignedTo: task.assignedTo, lead: task.leadName,
      due: task.due, isOverdue: task.isOverdue)
  }
}
