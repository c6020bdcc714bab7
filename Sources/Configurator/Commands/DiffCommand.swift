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
    let target = try from.map { try revisions(session, from: $0) } ?? waiting(session)
    for target in target {
      if output.json {
        try Console.printJSON(target.changes)
      } else {
        Console.print(ProposalText.changes(of: target).joined(separator: "\n"))
      }
    }
  }

  private func waiting(_ session: CommandSession) throws -> [ProposalTarget] {
    try session.pendingProposal(proposal, property: property.property).proposal.targets
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
