import ArgumentParser
import ConfigSchema

struct HistoryCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what was approved for a property, newest first.")

  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption
  @Option(help: "How many approvals at most.")
  var limit = 50

  func perform() throws {
    let session = try CommandSession()
    let facts = try session.property(property.property)
    let entries = try session.store.history(property: facts.id, limit: limit)
    if output.json {
      try Console.printJSON(entries)
    } else if entries.isEmpty {
      Console.print("Nothing has been approved for \(facts.name) yet.")
    } else {
      Console.print(entries.map(Self.text).joined(separator: "\n\n"))
    }
  }

  private static func text(_ entry: ApprovalEntry) -> String {
    let head = "Revision \(entry.revision)  \(entry.at)  \(Escape.visible(entry.by))  (approval \(entry.id))"
    let why = entry.reason.isEmpty ? [] : ["  Because: \(Escape.visible(entry.reason))"]
    return ([head] + why + entry.sentences.map { "  - " + Escape.visible($0) }).joined(separator: "\n")
  }
}
