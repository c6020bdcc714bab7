import ConfigSchema
import FoundationEssentials
import Store

/// What most commands need: the database, and the property they are about.
final class CommandSession {
  let database: Database
  let environment: [String: String]
  var store: Store { database.store }

  init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    self.environment = environment
    database = try Database.open(environment: environment) { step in
      if Console.isTerminal || step.isNews, let sentence = step.sentence { Console.complain(sentence) }
    }
  }

  deinit { database.close() }

  var lastProperty: LastProperty { LastProperty(folders: Folders(environment: environment), database: database.key) }

  /// The property that was named, else the one that was open last, else the first.
  func property(_ name: String?) throws -> PropertyFacts {
    let all = try store.properties()
    guard !all.isEmpty else {
      throw CommandFailure(
        "There is no property yet.", next: "Add one with `configurator property add NAME`.")
    }
    guard let name else {
      let last = lastProperty.read()
      return all.first { $0.id == last } ?? all[0]
    }
    return try PropertyLookup.find(name, in: all)
  }

  func workspace(_ name: String?) throws -> Workspace { try store.workspace(current: property(name).id) }
}

/// Finds a property by what a person calls it.
enum PropertyLookup {
  static func find(_ name: String, in all: [PropertyFacts]) throws -> PropertyFacts {
    let wanted = name.lowercased()
    if let exact = all.first(where: { $0.name.lowercased() == wanted || $0.id.value == wanted }) { return exact }
    let similar = all.filter { $0.name.lowercased().contains(wanted) }
    if similar.count == 1 { return similar[0] }
    let known = all.map { "\"\($0.name)\"" }.joined(separator: ", ")
    throw CommandFailure(
      similar.isEmpty
        ? "There is no property called \"\(name)\"."
        : "Several properties match \"\(name)\": \(similar.map(\.name).joined(separator: ", ")).",
      next: "These exist: \(known).")
  }
}

extension PrivateCluster.Step {
  /// What the person who waits reads.
  var sentence: String? {
    switch self {
    case .creating: "Creating the private database (first start only) …"
    case .starting: "Starting the private database …"
    // Twenty quick steps tell a person nothing.
    case .settingUp: nil
    case .placedElsewhere(let wanted, let used):
      "PostgreSQL's user may not enter \(wanted), so the private database is in \(used)."
    }
  }

  /// Whether to say it where no person is watching, too: it tells where the data went.
  var isNews: Bool { if case .placedElsewhere = self { true } else { false } }
}

extension CommandSession {
  /// The proposal that was named, by id or the start of it, else the newest one that waits for the property.
  func pendingProposal(_ id: String?, property: String?) throws -> StoredProposal {
    if let id { return try waiting(id) }
    let facts = try self.property(property)
    guard let newest = try store.newestPending(property: facts.id) else {
      throw CommandFailure(
        "No proposal waits for \(facts.name).", next: "Make one with `configurator propose \"…\"`.")
    }
    return newest
  }

  private func waiting(_ start: String) throws -> StoredProposal {
    let isWhole = start.wholeMatch(of: #/[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/#) != nil
    if isWhole, let stored = try store.proposal(ItemID(start)) {
      if let settlement = stored.settlement { throw ProposalMoved.settled(settlement) }
      return stored
    }
    let similar = try store.pendingProposals(startingWith: start)
    guard similar.count == 1 else {
      throw CommandFailure(
        similar.isEmpty
          ? "No waiting proposal has an id that starts with \(start)." : "Several proposals start with \(start).")
    }
    return similar[0]
  }
}
