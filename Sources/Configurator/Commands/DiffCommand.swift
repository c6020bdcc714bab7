import ArgumentParser
import ConfigSchema
import Store

struct DiffCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what a waiting proposal would change, or what changed between revisions.",
    discussion: "Without arguments: the newest proposal that waits for the property.")

  @Argument(help: "The id of a proposal.")
  var proposal: String?
  @Option(help: "Compare from this revision of the property (0 = empty) …")
  var from: Int?
  @Option(help: "… to this one. Default: what is live now.")
  var to: Int?
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func validate() throws {
    if to != nil, from == nil { throw ValidationError("--to needs --from.") }
    if from != nil, proposal != nil { throw ValidationError("Give a proposal or revisions, not both.") }
  }

  func perform() throws {
    let session = try CommandSession()
    let waiting = try from == nil ? session.pendingProposal(proposal, property: property.property) : nil
    let targets = try waiting?.proposal.targets ?? revisions(session, from: from ?? 0)
    if output.json {
      try Console.printJSON(targets.map(DiffDocument.init))
    } else {
      let review = waiting?.review.state ?? ReviewState()
      Console.print(ProposalText.changes(of: targets, review: review).joined(separator: "\n"))
    }
  }

  private func revisions(_ session: CommandSession, from: Int) throws -> [ProposalTarget] {
    let facts = try session.property(property.property)
    let newest = try session.store.revision(of: facts.id)
    for revision in [from, to ?? newest] where !(0...newest).contains(revision) {
      throw CommandFailure("There is no revision \(revision): \(facts.name) is at revision \(newest).")
    }
    let old = try session.store.configuration(property: facts.id, atRevision: from)
    let new = try session.store.configuration(property: facts.id, atRevision: to ?? newest)
    let changes = Diff.changes(from: old, to: new).map { ProposedChange(change: $0) }
    return [ProposalTarget(property: facts, baseRevision: from, base: old, changes: changes)]
  }
}

/// One element of what `diff --json` prints.
private struct DiffDocument: Encodable {
  let property: PropertyFacts
  let baseRevision: Int
  let changes: [ProposedChange]

  init(_ target: ProposalTarget) {
    (property, baseRevision, changes) = (target.property, target.baseRevision, target.changes)
  }
}
