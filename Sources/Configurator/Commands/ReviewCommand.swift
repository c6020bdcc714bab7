import ArgumentParser
import ConfigSchema
import Engine

struct ReviewCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Review what waits, and approve or decline it. Takes a person at a terminal.",
    discussion:
      "Opens the terminal program at the proposal. Without a terminal it prints the proposal and ends with exit code 5."
  )

  @Argument(help: "The id of a proposal, or the start of it. Default: the newest that waits.")
  var proposal: String?
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func perform() throws {
    guard Console.isTerminal, !output.json else { return try printIt() }
    try TerminalProgram.run(property: property.property, reviewing: proposal ?? "")
  }

  private func printIt() throws {
    let session = try CommandSession()
    let stored = try session.pendingProposal(proposal, property: property.property)
    let waiting = try WaitingBook(session.store.connection).waiting(for: stored.proposal)
    if output.json { return try Console.printJSON(ReviewDocument(stored, waiting)) }
    Console.print(ProposalText.whole(stored.proposal, review: stored.review.state))
    Console.print(paragraph: WaitingRunsDocument.text(stored, waiting))
    throw CommandFailure(
      "Approving takes a person at a terminal.", kept: "The proposal still waits.",
      next: "Run `configurator review` in a terminal.", exit: .needsTerminal)
  }
}
