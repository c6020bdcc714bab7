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
      try Console.printJSON(timed(entries, session))
    } else if entries.isEmpty {
      Console.print("Nothing has been approved for \(facts.name) yet.")
    } else {
      let zone = "Times are property time (\(facts.timeZone))."
      Console.print(([zone] + entries.map(Self.text)).joined(separator: "\n\n"))
    }
  }

  /// A program does not know the property's clock.
  private func timed(_ entries: [ApprovalEntry], _ session: CommandSession) throws -> [ApprovalEntry] {
    let moments = try session.store.moments(ofApprovals: entries.map(\.id))
    return entries.map { entry in
      var entry = entry
      entry.at = moments[entry.id] ?? entry.at
      return entry
    }
  }

  private static func text(_ entry: ApprovalEntry) -> String {
    let head = "Revision \(entry.revision)  \(entry.at)  \(Escape.visible(entry.by))  (approval \(entry.id))"
    let words = entry.reason.split(whereSeparator: \.isNewline).map { Escape.visible(String($0)) }
    let why = words.enumerated().map { ($0 == 0 ? "  Because: " : "           ") + $1 }
    return ([head] + why + entry.sentences.map { "  - " + Escape.visible($0) }).joined(separator: "\n")
  }
}
