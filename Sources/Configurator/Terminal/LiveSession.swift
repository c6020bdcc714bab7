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
  /// What is known of each review's stored state, to notice other sessions.
  var reviews: [ItemID: StoredReview] = [:]
  /// The stored conversation of the current property.
  var conversation: ItemID?
  var handles = HandleTable()
  var gate = ApprovalGate()
  /// What was handed in for a request that led to questions; the answer is read together with it.
  var unanswered: Request?

  struct IssuedChallenge {
    var challenge: Challenge
    var approval: ItemID
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

  /// What waits for the current property, oldest first.
  func pending() throws -> [PendingProposal] {
    guard let property else { return [] }
    return try store.pendingProposals(property: property.id).map { stored in
      reviews[stored.id] = stored.review
      return PendingProposal(stored.proposal, review: stored.review.state, since: stored.since)
    }
  }

  func stored(_ proposal: ItemID) throws -> StoredProposal {
    guard let stored = try store.proposal(proposal) else {
      throw CommandFailure(
        "The proposal is not there any more.", next: "Somebody may have settled it; see the history (F4).")
    }
    return stored
  }
}
