import ConfigSchema

/// How commands that make a proposal without a model (rollback, import, rebase) say what they made.
enum ProposalOutput {
  /// - Throws: the exit code when the proposal does not pass the checks as it is.
  static func report(_ proposal: Proposal, json: Bool) throws {
    let result = AskingResult(.proposal(proposal, questions: [], declined: nil), notices: [])
    if json {
      try Console.printJSON(ProposeDocument(result))
    } else {
      Console.print(ProposalText.whole(proposal))
      Console.print("\nReview it with: configurator review")
    }
    if result.exit != .done { throw result.exit }
  }
}
