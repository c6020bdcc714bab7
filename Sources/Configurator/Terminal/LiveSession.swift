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
  /// What waits and cannot be read, each as a sentence.
  private(set) var unreadable: [String] = []
  /// What of that a person has been told: once is enough.
  var toldUnreadable: [String] = []
  /// The stored conversation of the current property.
  var conversation: ItemID?
  var handles = HandleTable()
  /// What could not be kept while the database was away, oldest first.
  private var backlog: [Unkept] = []
  var gate = ApprovalGate()
  /// What was handed in for a request that led to questions; the answer is read together with it.
  var unanswered: Request?

  private struct Unkept {
    var proposal: ItemID?
    var job: (LiveSession) throws -> Void
  }

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
  /// - Parameter proposal: what the work is about, if it is about a proposal.
  func keep(for proposal: ItemID? = nil, _ job: @escaping (LiveSession) throws -> Void) throws {
    let work = Unkept(proposal: proposal, job: job)
    do { try revive() } catch {
      backlog.append(work)
      throw error
    }
    do { try job(self) } catch let error as StoreError where error.isAway {
      // It died under our hands. Done twice, at worst a turn of the conversation stands there twice.
      backlog.append(work)
      throw error
    }
  }

  private func revive(isLost: Bool = false) throws {
    try database.revive(isLost: isLost)
    while let first = backlog.first {
      do { try first.job(self) } catch let error as StoreError where error.isAway {
        // Away again: this and what comes after it wait on.
        throw error
      } catch is ProposalMoved {
        if let proposal = first.proposal { overruled.insert(proposal) }
      } catch {
        // It cannot be kept, now or later; what comes after it can.
      }
      backlog.removeFirst()
    }
  }

  /// What waits for the current property, oldest first. Where another session has decided something since the screen
  /// read it, the proposal is ``overruled``.
  func pending() throws -> [PendingProposal] {
    guard let property else { return [] }
    let found = try store.waiting(property: property.id)
    let waiting = found.proposals
    unreadable = found.unreadable
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

extension StoreError {
  /// Whether the database was not there, or went while it was at it: the same may work later.
  var isAway: Bool { [.connectionLost, .unknownOutcome, .unreachable].contains(kind) }
}
