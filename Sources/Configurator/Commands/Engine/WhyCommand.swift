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
    let book = RunBook(session.store.connection)
    let record = try RunsCommand.find(run, book)
    Console.print(RunText.page(record, try book.errors(of: record.id)))
    guard let made = try book.action(of: record.id) else {
      return Console.print(
        "It is a step of the platform's own workflow, which was set up there; see `configurator workflows`.")
    }
    guard let cause = try session.store.why(made.action).first(where: { $0.version.version == made.version }) else {
      return Console.print("The action it was made from is not on record.")
    }
    Console.print(Self.text(cause))
  }

  private static func text(_ cause: Provenance) -> String {
    let words = cause.words.map { "  › " + $0.text.split(separator: "\n").prefix(6).joined(separator: "\n    ") }
    return
      (["Version \(cause.version.version) of the action, approved by \(cause.by) on \(cause.at)"]
      + [
        "  (revision \(cause.revision), approval \(cause.approval))",
        "Proposed by \(cause.proposedBy) from these words:",
      ]
      + words).map { Escape.visible($0) }.joined(separator: "\n")
  }
}
