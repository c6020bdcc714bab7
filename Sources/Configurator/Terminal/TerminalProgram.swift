import ConfigSchema
import FoundationEssentials
import Store
import TUI

/// The interactive program: opens the database, then hands the main thread to the terminal.
enum TerminalProgram {
  /// - Parameter reviewing: opens the review; an id (or the start of it) chooses the proposal, empty = the newest.
  static func run(property name: String?, reviewing: String?) throws {
    let environment = ProcessInfo.processInfo.environment
    let command = try CommandSession(environment: environment)
    // Its end is the end of the private server.
    defer { withExtendedLifetime(command) {} }
    let opening = try opening(property: name, reviewing: reviewing, command)
    let menu = ModelMenu(environment: environment)
    let session = LiveSession(
      database: command.database, environment: environment, property: opening.property, models: menu)
    guard let mailbox = Mailbox() else {
      throw CommandFailure("The system has no file descriptors left.", next: "Close some programs and try again.")
    }
    let model = Model(session: try session.summary(), reviewing: opening.proposal)
    let runner = EffectRunner(store: StoreQueue(session)) { mailbox.post($0) }
    if let notice = menu.notice { mailbox.post(.news(.notice(Notice(.warning, notice)))) }
    do {
      try Terminal.run(model, mailbox: mailbox) { runner.run($0) }
    } catch {
      throw CommandFailure(error.description, next: error.advice, exit: .needsTerminal)
    }
    runner.finish()
  }

  /// What the program opens with.
  private struct Opening {
    var property: PropertyFacts?
    var proposal: ItemID?
  }

  private static func opening(
    property name: String?, reviewing: String?, _ session: CommandSession
  ) throws -> Opening {
    guard let reviewing else { return Opening(property: try chosen(name, session)) }
    let stored =
      reviewing.isEmpty ? try newest(name, session) : try session.pendingProposal(reviewing, property: name)
    let targets = Set(stored.proposal.targets.map(\.property.id))
    let properties = try session.store.properties().filter { targets.contains($0.id) }
    let named = try name.map { try PropertyLookup.find($0, in: properties) }
    guard let property = named ?? properties.first else {
      throw CommandFailure("The property of this proposal was removed.", kept: "The proposal is kept.")
    }
    return Opening(property: property, proposal: stored.id)
  }

  /// What waits for the property that was named or open last, else whatever waits anywhere.
  private static func newest(_ name: String?, _ session: CommandSession) throws -> StoredProposal {
    let here = Result { try session.pendingProposal(nil, property: name) }
    if name == nil, case .failure(let error) = here, error is CommandFailure,
      let other = try session.store.newestPending()
    {
      return other
    }
    return try here.get()
  }

  /// A workspace without any property is fine here: the program offers to add the first one.
  private static func chosen(_ name: String?, _ session: CommandSession) throws -> PropertyFacts? {
    let all = try session.store.properties()
    if let name, !all.isEmpty { return try PropertyLookup.find(name, in: all) }
    let last = session.lastProperty.read()
    return all.first { $0.id == last } ?? all.first
  }
}
