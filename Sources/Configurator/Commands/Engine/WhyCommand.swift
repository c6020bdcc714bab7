import ArgumentParser
import ConfigSchema
import Engine
import Store

/// From something that was done back to the words that asked for it.
struct WhyCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why a run happened: its event, its action, who approved it, and the words that asked for it.")

  @Argument(help: "The run's id or the start of it.") var run: String

  func perform() throws {
    let session = try CommandSession()
    let record = try RunsCommand.find(run, RunBook(session.store.connection))
    let errors = try RunBook(session.store.connection).errors(of: record.id)
    Console.print(RunText.page(record, errors))
    Console.print(
      try RunWhy.lines(of: record.id, session.store).map { Escape.visible($0) }.joined(separator: "\n"))
  }
}
