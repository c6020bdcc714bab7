import ConfigSchema
import Engine
import Store

/// From a run back to the approval behind its action, and the words that asked for it.
enum RunWhy {
  /// In sentences, not yet made safe for a terminal.
  static func lines(of run: ItemID, _ store: Store) throws -> [String] {
    guard let made = try RunBook(store.connection).action(of: run) else {
      return ["It is a step of the platform's own workflow, which was set up there; see `configurator workflows`."]
    }
    guard let cause = try store.why(made.action).first(where: { $0.version.version == made.version }) else {
      return ["The action it was made from is not on record."]
    }
    let words = cause.words.map { "  › " + $0.text.split(separator: "\n").prefix(6).joined(separator: "\n    ") }
    return [
      "Version \(cause.version.version) of the action, approved by \(cause.by) on \(cause.at)",
      "  (revision \(cause.revision), approval \(cause.approval))",
      "Proposed by \(cause.proposedBy) from these words:",
    ] + words
  }
}
