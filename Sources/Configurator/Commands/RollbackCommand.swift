import ArgumentParser
import ConfigSchema

struct RollbackCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Propose to go back. The result is reviewed and approved like anything else.",
    discussion: """
      configurator rollback --approval 1f0c…   undo one approval
      configurator rollback --to 3             the whole property as of revision 3 (0 = empty)
      configurator rollback --item "No-show recovery" --to 3
      """)

  @Option(help: "Undo this approval (its id, or the start of it, from `configurator history`).")
  var approval: String?
  @Option(help: "Go back to this revision of the property.")
  var to: Int?
  @Option(help: "Only this pipeline or trigger, by name; needs --to.")
  var item: String?
  @OptionGroup var property: PropertyOption
  @OptionGroup var output: JSONOption

  func validate() throws {
    if (approval == nil) == (to == nil) { throw ValidationError("Give either --approval or --to.") }
    if item != nil, to == nil { throw ValidationError("--item needs --to.") }
  }

  func perform() throws {
    let session = try CommandSession()
    let facts = try session.property(property.property)
    let making = ProposalMaking(store: session.store)
    let proposal = try making.rollback(to: target(session, facts), of: facts)
    try ProposalOutput.report(proposal, json: output.json)
  }

  private func target(_ session: CommandSession, _ facts: PropertyFacts) throws -> RollbackTarget {
    if let approval {
      let found = try session.store.approvals(of: facts.id, startingWith: approval)
      guard found.count == 1 else {
        throw CommandFailure(
          found.isEmpty
            ? "There is no approval \(approval) for \(facts.name)." : "Several approvals start with \(approval).")
      }
      return .approval(found[0])
    }
    let revision = to ?? 0
    guard let item else { return .property(toRevision: revision) }
    return .item(try self.item(named: item, session, facts, revision), toRevision: revision)
  }

  private func item(
    named name: String, _ session: CommandSession, _ facts: PropertyFacts, _ revision: Int
  ) throws -> ItemID {
    let then = try session.store.configuration(property: facts.id, atRevision: revision)
    let now = try session.store.state(of: facts.id)?.configuration ?? .empty
    for configuration in [now, then] {
      let names = configuration.pipelines.map { ($0.name, $0.id) } + configuration.triggers.map { ($0.name, $0.id) }
      if let hit = names.first(where: { $0.0.lowercased() == name.lowercased() }) { return hit.1 }
    }
    throw CommandFailure("There is no pipeline or trigger called \"\(name)\", neither now nor at revision \(revision).")
  }
}
