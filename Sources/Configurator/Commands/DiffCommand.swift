import ArgumentParser
import ConfigSchema
import Store

struct DiffCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what a waiting proposal would change, or what changed between revisions.",
    discussion: "Without arguments: the newest proposal that waits for the property.")

  @Argument(help: "The id of a proposal, or the start of it.")
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
    guard let from else {
      let waiting = try session.pendingProposal(proposal, property: property.property)
      if output.json { return try Console.printJSON(waiting.proposal.targets.map(DiffDocument.init)) }
      return Console.print(
        ProposalText.changes(of: waiting.proposal, review: waiting.review.state).joined(separator: "\n"))
    }
    let facts = try session.property(property.property)
    let newest = try session.store.revision(of: facts.id)
    let target = try difference(session, facts, from: from, newest: newest)
    if output.json { return try Console.printJSON([DiffDocument(target)]) }
    Console.print(ProposalText.difference(target, to: to ?? newest).joined(separator: "\n"))
  }

  private func difference(
    _ session: CommandSession, _ facts: PropertyFacts, from: Int, newest: Int
  ) throws -> ProposalTarget {
    for revision in [from, to ?? newest] where !(0...newest).contains(revision) {
      throw CommandFailure("There is no revision \(revision): \(facts.name) is at revision \(newest).")
    }
    let old = try session.store.configuration(property: facts.id, atRevision: from)
    let new = try session.store.configuration(property: facts.id, atRevision: to ?? newest)
    let changes = Diff.changes(from: old, to: new).map { ProposedChange(change: $0) }
    return ProposalTarget(property: facts, baseRevision: from, base: old, changes: changes)
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
