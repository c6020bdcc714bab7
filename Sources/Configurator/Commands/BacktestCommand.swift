import ArgumentParser
import ConfigSchema
import Engine
import Store

struct BacktestCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Show what a proposal would have done in the past days. Nothing is sent or changed.",
    discussion: """
      Lets what is live and what is proposed live through the same events and compares them. Without an id: the newest \
      proposal that waits for the property, and when none waits, what is live alone.
      """)

  @Argument(help: "The id of a waiting proposal, or the start of it.")
  var proposal: String?
  @Option(help: "How many days to look back, 1 to 365.")
  var days = 30
  @Flag(help: "Look at what is live alone.")
  var live = false
  @Flag(help: "Only the changes that would be made if you approved now. Default: everything proposed.")
  var selected = false
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func validate() throws {
    guard (1...365).contains(days) else { throw ValidationError("--days takes 1 to 365.") }
    if live, proposal != nil { throw ValidationError("Give a proposal or --live, not both.") }
  }

  func perform() throws {
    let session = try CommandSession()
    let stored = live ? nil : try waiting(session)
    let testing = try BackTesting(address: session.database.address, now: .now)
    let reports: [BackTestReport]
    if let stored {
      let review = stored.review.state
      let isSelection = selected
      reports = try testing.reports(of: stored.proposal, days: days) { target in
        isSelection ? review.accepted(in: target) : target.allChanges
      }
    } else {
      reports = [try testing.live(session.property(property.property).id, days: days)]
    }
    if output.json { return try Console.printJSON(BacktestDocument(stored, reports)) }
    Console.print(BacktestText.whole(stored?.proposal, reports))
  }

  /// The proposal that was named; without a name the newest one, if any waits.
  private func waiting(_ session: CommandSession) throws -> StoredProposal? {
    if proposal != nil { return try session.pendingProposal(proposal, property: property.property) }
    return try session.store.newestPending(property: session.property(property.property).id)
  }
}

/// What `backtest --json` prints.
struct BacktestDocument: Encodable {
  /// Grows when a member changes its meaning or goes away.
  let schemaVersion = 1
  /// Null when what is live was looked at alone.
  let proposal: ItemID?
  let revision: Int?
  let targets: [BackTestReport]
  /// One sentence for each change that makes a difference.
  let impacts: [Impact]

  struct Impact: Encodable {
    let property: ItemID
    let change: String
    let sentence: String
  }

  init(_ stored: StoredProposal?, _ reports: [BackTestReport]) {
    (proposal, revision, targets) = (stored?.proposal.id, stored?.proposal.revision, reports)
    impacts = zip(stored?.proposal.targets ?? [], reports).flatMap { target, report in
      let words = ImpactWords(report)
      return target.changes.compactMap { proposed in
        words.text(proposed.change).map {
          Impact(property: target.property.id, change: proposed.change.id, sentence: $0)
        }
      }
    }
  }
}

/// Back-tests as text.
enum BacktestText {
  static func whole(_ proposal: Proposal?, _ reports: [BackTestReport]) -> String {
    reports.enumerated().map { index, report in
      let target = proposal.flatMap { $0.targets.indices.contains(index) ? $0.targets[index] : nil }
      return BackTestWords(report, target: target).sections.map(section).joined(separator: "\n\n")
    }.joined(separator: "\n\n")
  }

  private static func section(_ section: BackTestWords.Section) -> String {
    ([section.title] + section.lines.map { "  " + $0 }).joined(separator: "\n")
  }
}
