import ArgumentParser
import ConfigSchema

struct DeclineCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Turn a waiting proposal down. It stays on record; nothing live changes.")

  @Argument(help: "The id of the proposal, or the start of it; see `configurator proposals`.")
  var proposal: String
  @Option(help: "Why, for the record.") var reason = ""

  func perform() throws {
    let session = try CommandSession()
    let stored = try session.pendingProposal(proposal, property: nil)
    try session.store.decline(proposal: stored.id, reason: reason)
    Console.print("The proposal \(stored.id) was declined. Nothing was changed.")
  }
}
