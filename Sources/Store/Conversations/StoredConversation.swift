import ConfigSchema

/// What was said with one login about one property, and what was being typed when it was last seen.
public struct StoredConversation: Hashable, Sendable, Identifiable {
  public var id: ItemID
  public var property: ItemID
  /// Oldest first; when there are more than were asked for, the newest of them.
  public var turns: [StoredTurn]
  /// The unsent line, in whatever form it was saved.
  public var draft: String
  /// The short names things were shown by; nil before any was saved.
  public var handles: HandleTable?

  public init(id: ItemID, property: ItemID, turns: [StoredTurn] = [], draft: String = "", handles: HandleTable? = nil) {
    (self.id, self.property, self.turns, self.draft, self.handles) = (id, property, turns, draft, handles)
  }
}

/// One finished turn.
public struct StoredTurn: Hashable, Sendable {
  public enum Speaker: String, Hashable, Sendable, Codable, CaseIterable {
    case person, model
    /// The program itself: outcomes, failures, what was approved.
    case program
  }
  public var speaker: Speaker
  /// What the transcript shows.
  public var text: String
  /// The whole request of a person's turn.
  public var request: Request?
  /// The proposal this turn led to.
  public var proposal: ItemID?

  public init(_ speaker: Speaker, _ text: String, request: Request? = nil, proposal: ItemID? = nil) {
    (self.speaker, self.text, self.request, self.proposal) = (speaker, text, request, proposal)
  }
}
