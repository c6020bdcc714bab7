import ArgumentParser
import ConfigSchema

struct RebaseCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase", abstract: "Propose the same changes against what is live now.",
    discussion:
      "For a proposal that something else was approved past. The new one is undecided and unseen; the old one gives way."
  )

  @Argument(help: "The id of a proposal, or the start of it. Default: the newest that waits.")
  var proposal: String?
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func perform() throws {
    let session = try CommandSession()
    let stored = try session.pendingProposal(proposal, property: property.property)
    let rebased = try ProposalMaking(store: session.store).rebasing(stored)
    try ProposalOutput.report(rebased, json: output.json)
  }
}
