import ConfigSchema
import LanguageModel
import Store
import TUI

/// What the terminal program remembers between effects.
///
/// Unchecked because every access happens on the serial queue of ``StoreQueue``; nobody else holds it.
final class LiveSession: @unchecked Sendable {
  let database: Database
  let environment: [String: String]
  var property: PropertyFacts?
  var models: ModelMenu
  /// The codes that are on a screen, with the approval each would become.
  var challenges: [ItemID: IssuedChallenge] = [:]
  /// What the screen's decisions build on, to notice other sessions.
  var reviews: [ItemID: KnownReview] = [:]
  /// Proposals for which another session was faster and whose decisions are not on the screen yet.
  var overruled: Set<ItemID> = []
  /// The stored conversation of the current property.
  var conversation: ItemID?
  var handles = HandleTable()
  /// What could not be kept while the database was away, oldest first.
  private var backlog: [(LiveSession) throws -> Void] = []
  var gate = ApprovalGate()
  /// What was handed in for a request that led to questions; the answer is read together with it.
  var unanswered: Request?

  struct IssuedChallenge {
    var challenge: Challenge
    var approval: ItemID
    /// The properties it is about, for telling what happened without asking for them again.
    var facts: [PropertyFacts]
  }

  /// Which revision of a proposal is on the screen, and which of its stored review.
  struct KnownReview {
    var proposalRevision: Int
    var revision: Int
    init(proposalRevision: Int, revision: Int) {
      (self.proposalRevision, self.revision) = (proposalRevision, revision)
    }
    init(_ stored: StoredProposal) {
      self.init(proposalRevision: stored.proposal.revision, revision: stored.review.revision)
    }
  }

  var store: Store { database.store }

  init(database: Database, environment: [String: String], property: PropertyFacts?, models: ModelMenu) {
    (self.database, self.environment, self.property, self.models) = (database, environment, property, models)
  }

  /// The session as the screens show it.
  func summary() throws -> Session {
    let actor = try store.actor()
    return Session(
      model: models.client.name, database: database.title, property: property,
      revision: try property.map { try store.revision(of: $0.id) } ?? 0, person: actor.name,
      mayApprove: actor.mayApprove)
  }

  func requireProperty() throws -> PropertyFacts {
    guard let property else {
      throw CommandFailure("There is no property yet.", next: "Add one with F5.")
    }
    return property
  }

  /// Does a job with the database up: a server that went away is waited for, the private one is started again.
  ///
  /// - Parameter isRead: whether it may be done twice, should the session turn out to be dead in the middle of it.
  func attempt<T>(isRead: Bool = false, _ job: (LiveSession) throws -> T) throws -> T {
    try revive()
    do { return try job(self) } catch let error as StoreError where isRead && error.kind == .connectionLost {
      try revive(isLost: true)
      return try job(self)
    }
  }

  /// Keeps something now, or as soon as the database is back. Throws in both cases when it is away.
  func keep(_ job: @escaping (LiveSession) throws -> Void) throws {
    do { try revive() } catch {
      backlog.append(job)
      throw error
    }
    try job(self)
  }

  private func revive(isLost: Bool = false) throws {
    try database.revive(isLost: isLost)
    while !backlog.isEmpty { try? backlog.removeFirst()(self) }
  }

  /// What waits for the current property, oldest first. Where another session has decided something since the screen
  /// read it, the proposal is ``overruled``.
  func pending() throws -> [PendingProposal] {
    guard let property else { return [] }
    let waiting = try store.pendingProposals(property: property.id)
    let known = reviews
    reviews = waiting.reduce(into: [:]) { reviews, stored in
      let new = KnownReview(stored)
      reviews[stored.id] = new
      // The screen keeps the decisions it shows as long as the proposal is the same.
      guard let before = known[stored.id], before.proposalRevision == new.proposalRevision else { return }
      if before.revision != new.revision { overruled.insert(stored.id) }
    }
    return waiting.map { PendingProposal($0.proposal, review: $0.review.state, since: $0.since) }
  }

  func stored(_ proposal: ItemID) throws -> StoredProposal {
    guard let stored = try store.proposal(proposal) else {
      throw CommandFailure(
        "The proposal is not there any more.", next: "Somebody may have settled it; see the history (F4).")
    }
    return stored
  }
}
