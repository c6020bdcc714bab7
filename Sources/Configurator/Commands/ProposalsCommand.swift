import ArgumentParser
import ConfigSchema
import Store

struct ProposalsCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals", abstract: "List the proposals that wait for review, oldest first.",
    discussion: "Those of every property, unless one is named. Times are those of the property.")

  @Option(name: .shortAndLong, help: "Only what waits for this property. Default: for any.")
  var property: String?
  @OptionGroup var output: JSONOption

  func perform() throws {
    let session = try CommandSession()
    let only = try property.map { try session.property($0).id }
    let found = try session.store.waiting(property: only)
    // On the other channel: what reads the list goes on reading a list.
    for sentence in found.unreadable { Console.complain(sentence) }
    let waiting = found.proposals
    if output.json { return try Console.printJSON(waiting.map(WaitingDocument.init)) }
    guard !waiting.isEmpty else {
      return Console.print(found.unreadable.isEmpty ? "No proposal waits." : "No proposal waits that can be read.")
    }
    Console.print(waiting.map(Self.text).joined(separator: "\n"))
  }

  private static func text(_ stored: StoredProposal) -> String {
    let document = WaitingDocument(stored)
    let properties = document.properties.map { Escape.visible($0) }.joined(separator: ", ")
    let changes = document.changes == 1 ? "1 change" : "\(document.changes) changes"
    return """
      \(stored.id)  \(properties)  \(changes), since \(stored.since), by \(Escape.visible(stored.proposedBy))
        \(Escape.visible(document.reason))
      """
  }
}

/// One element of what `proposals --json` prints.
private struct WaitingDocument: Encodable {
  let id: ItemID
  let revision: Int
  let properties: [String]
  let changes: Int
  let since: String
  let proposedBy: String
  /// The words that were typed, or what else it comes from.
  let reason: String

  init(_ stored: StoredProposal) {
    let proposal = stored.proposal
    (id, revision, properties) = (proposal.id, proposal.revision, proposal.targets.map(\.property.name))
    changes = proposal.changeKeys.count
    (since, proposedBy, reason) = (stored.since, stored.proposedBy, proposal.reason)
  }
}
