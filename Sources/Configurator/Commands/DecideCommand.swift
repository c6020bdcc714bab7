import ArgumentParser
import ConfigSchema
import Engine

struct DecideCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Accept or decline single changes of a waiting proposal. Approves nothing.",
    discussion: """
      The numbers are those that `configurator review` and `configurator diff` print: \
      configurator decide --accept 1,3 --decline 2. Approving what is accepted takes a person at a terminal.

      What an automation has still to do for earlier events is kept, moved to the new version or cancelled, as --keep, --move and \
      --cancel say of the changes it waits because of. Unless something is said, it is kept where an automation changes and cancelled \
      where it goes or is switched off.
      """)

  @Argument(help: "The id of a proposal, or the start of it. Default: the newest that waits.")
  var proposal: String?
  @Option(help: "Numbers of changes to accept, with commas, or `all`.") var accept: [ChangeNumbers] = []
  @Option(help: "Numbers of changes to decline, with commas, or `all`.") var decline: [ChangeNumbers] = []
  @Option(help: "Changes whose waiting runs are carried out as they were approved.") var keep: [ChangeNumbers] = []
  @Option(help: "Changes whose waiting runs are carried out as the new version says.") var move: [ChangeNumbers] = []
  @Option(help: "Changes whose waiting runs are cancelled.") var cancel: [ChangeNumbers] = []
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func validate() throws {
    if [accept, decline, keep, move, cancel].allSatisfy(\.isEmpty) {
      throw ValidationError("Give --accept, --decline, --keep, --move or --cancel.")
    }
  }

  func perform() throws {
    let session = try CommandSession()
    var stored = try session.pendingProposal(proposal, property: property.property)
    let count = stored.proposal.changeKeys.count
    let numbers = { (given: [ChangeNumbers]) in given.reduce(into: Set<Int>()) { $0.formUnion($1.numbers(of: count)) } }
    let choices = [(WaitingChoice.keep, keep), (.move, move), (.cancel, cancel)]
    let decided = try Deciding(proposal: stored.proposal, review: stored.review.state)
      .deciding(accept: numbers(accept), decline: numbers(decline))
      .choosing(choices.map { ($0.0, numbers($0.1)) })
      .review
    try session.store.saveReview(decided, of: stored.proposal, replacing: stored.review.revision)
    stored.review.state = decided
    let waiting = try WaitingBook(session.store.connection).waiting(for: stored.proposal)
    if output.json { return try Console.printJSON(ReviewDocument(stored, waiting)) }
    Console.print(ProposalText.whole(stored.proposal, review: decided))
    Console.print(paragraph: WaitingRunsDocument.text(stored, waiting))
    let isLeft = stored.proposal.targets.contains { !decided.accepted(in: $0).isEmpty }
    let next =
      isLeft
      ? "Approve what is accepted with: configurator review"
      : "Nothing of it is accepted; turn it down with: configurator decline \(stored.id)"
    Console.print("\nNothing is changed yet. \(next)")
  }
}

/// `1,3` or `all`.
enum ChangeNumbers: ExpressibleByArgument {
  case all
  case some([Int])

  init?(argument: String) {
    if argument == "all" {
      self = .all
      return
    }
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.contains(nil) else { return nil }
    self = .some(parts.compactMap(\.self))
  }

  func numbers(of count: Int) -> [Int] {
    switch self {
    case .all: Array(1..<count + 1)
    case .some(let numbers): numbers
    }
  }
}
