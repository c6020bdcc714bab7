import ConfigSchema

/// Whom the program works for and with. The status line always shows it.
public struct Session: Hashable, Sendable {
  /// The model in use, such as "offline planner".
  public var model: String
  /// Where the data is, such as "private database".
  public var database: String
  /// The current property; nil before the first one exists.
  public var property: PropertyFacts?
  /// The current property's revision.
  public var revision: Int
  /// The person's name, and whether they may approve.
  public var person: String
  public var mayApprove: Bool

  public init(
    model: String, database: String, property: PropertyFacts?, revision: Int = 0, person: String = "",
    mayApprove: Bool = true
  ) {
    (self.model, self.database, self.property) = (model, database, property)
    (self.revision, self.person, self.mayApprove) = (revision, person, mayApprove)
  }
}

/// One line of the property list.
public struct PropertySummary: Hashable, Sendable, Identifiable {
  public var facts: PropertyFacts
  public var revision: Int
  public var pipelines: Int
  public var triggers: Int
  /// How many proposals wait.
  public var pending: Int
  public var id: ItemID { facts.id }

  public init(facts: PropertyFacts, revision: Int, pipelines: Int, triggers: Int, pending: Int) {
    (self.facts, self.revision, self.pipelines) = (facts, revision, pipelines)
    (self.triggers, self.pending) = (triggers, pending)
  }
}

/// One model a person can choose.
public struct ModelOption: Hashable, Sendable {
  public var name: String
  /// One line: where it runs, what is missing.
  public var detail: String
  public var isCurrent: Bool
  public var isUsable: Bool
  public init(name: String, detail: String, isCurrent: Bool, isUsable: Bool) {
    (self.name, self.detail, self.isCurrent, self.isUsable) = (name, detail, isCurrent, isUsable)
  }
}

/// What stands in the input line, material included, so that nothing typed is lost.
public struct Draft: Hashable, Sendable, Codable {
  /// The words, with U+FFFC where a piece of material stands.
  public var text: String
  /// The material, in the order of the U+FFFC.
  public var attachments: [Attachment]
  public init(text: String = "", attachments: [Attachment] = []) { (self.text, self.attachments) = (text, attachments) }
  public var isEmpty: Bool { text.isEmpty && attachments.isEmpty }
}

/// A piece of material that is part of a request but is not typed: a paste, a file, the description of an image.
public struct Attachment: Hashable, Sendable, Codable {
  public var input: RequestInput
  /// The file's name; nil for a paste.
  public var name: String?
  public init(_ input: RequestInput, name: String? = nil) { (self.input, self.name) = (input, name) }
}

/// One finished turn, as the conversation keeps it.
public struct SavedTurn: Hashable, Sendable, Codable {
  public enum Speaker: String, Hashable, Sendable, Codable {
    case person
    case model
    /// The program itself: outcomes, failures, what was approved.
    case program
  }
  public var speaker: Speaker
  /// What the transcript shows; pastes are shown as chips.
  public var text: String
  /// The full request of a person's turn.
  public var request: Request?
  public init(_ speaker: Speaker, _ text: String, request: Request? = nil) {
    (self.speaker, self.text, self.request) = (speaker, text, request)
  }
}

/// The conversation and the unsent draft of an earlier run.
public struct StoredConversation: Hashable, Sendable {
  public var turns: [SavedTurn]
  public var draft: Draft
  public init(turns: [SavedTurn], draft: Draft = Draft()) { (self.turns, self.draft) = (turns, draft) }
}
