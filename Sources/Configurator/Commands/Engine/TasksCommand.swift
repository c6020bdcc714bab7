import ArgumentParser
import ConfigSchema
import Engine
import Store

/// The team's list.
struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "See what the team has to do.",
    subcommands: [List.self, Done.self, Reassign.self], defaultSubcommand: List.self)

  struct List: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "List open tasks, the most urgent first.")
    @OptionGroup var property: PropertyOption
    @OptionGroup var output: JSONOption
    @Flag(help: "The finished ones instead.") var done = false

    func perform() throws {
      let session = try CommandSession()
      let facts = try session.property(property.property)
      let tasks = try TaskBook(session.store.connection).list(property: facts.id, done: done)
      if output.json { return try Console.printJSON(tasks) }
      guard !tasks.isEmpty else { return Console.print("Nothing to do at \(facts.name).") }
      for task in tasks { Console.print(Self.line(task)) }
    }

    private static func line(_ task: TeamTask) -> String {
      let due = task.due.map { task.isOverdue ? "overdue since \($0)" : "due \($0)" } ?? "no date"
      let person = task.assignedTo.map { ", for \($0)" } ?? ""
      return Escape.visible("\(task.id.value.prefix(8))  \(due)  \(task.title)\(person)")
    }
  }

  struct Done: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Tick a task off.")
    @Argument(help: "The task's id or the start of it.") var task: String

    func perform() throws {
      let session = try CommandSession()
      let book = TaskBook(session.store.connection)
      let found = try TasksCommand.find(task, book)
      guard try book.finish(found.id) else { throw CommandFailure("It was done already.") }
      Console.print("Done: \(Escape.visible(found.title))")
    }
  }

  struct Reassign: GuardedCommand {
    static let configuration = CommandConfiguration(abstract: "Hand a task on to somebody else.")
    @Argument(help: "The task's id or the start of it.") var task: String
    @Option(name: .customLong("to"), help: "Who does it now.") var person: String

    func validate() throws {
      if TextFolding.isBlank(person) { throw ValidationError("Say who does it now: --to Maria.") }
    }

    func perform() throws {
      let session = try CommandSession()
      let book = TaskBook(session.store.connection)
      let found = try TasksCommand.find(task, book)
      try book.reassign(found.id, to: person)
      Console.print("Handed on to \(Escape.visible(person)): \(Escape.visible(found.title))")
    }
  }

  private static func find(_ start: String, _ book: TaskBook) throws -> TeamTask {
    guard let task = try book.task(start) else {
      throw CommandFailure(
        "No task, or more than one, has an id that starts with \(Escape.visible(start)).",
        next: "See `configurator tasks`.")
    }
    return task
  }
}
