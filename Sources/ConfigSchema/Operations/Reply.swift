/// A model's reply after reading: the shape is right, nothing has been resolved or judged yet.
public struct Reply: Hashable, Sendable {
  /// What to say to the person; first on the wire so that it can stream.
  public var message: String
  public var questions: [Question]
  public var decline: Decline?
  /// Handles whose full text the model wants; answered once.
  public var need: [Reference]
  public var appliesTo: Audience
  public var changes: [ProposedOperation]

  public init(
    message: String, questions: [Question] = [], decline: Decline? = nil, need: [Reference] = [],
    appliesTo: Audience = .current, changes: [ProposedOperation] = []
  ) {
    (self.message, self.questions, self.decline) = (message, questions, decline)
    (self.need, self.appliesTo, self.changes) = (need, appliesTo, changes)
  }
}

/// Something only the person can decide, with the choices when there are a few.
public struct Question: Hashable, Sendable, Codable {
  public var text: String
  public var choices: [String]
  public init(_ text: String, choices: [String] = []) { (self.text, self.choices) = (text, choices) }
}

/// The request cannot or must not be done.
public struct Decline: Hashable, Sendable, Codable {
  /// A policy id such as `FH2`, or `impossible`.
  public var rule: String
  public var reason: String
  public init(rule: String, reason: String) { (self.rule, self.reason) = (rule, reason) }
}

/// Which properties new pipelines and triggers are made for. Edits go to the property that owns the item.
/// On the wire: `{"properties": ["h1","h3"]}`; an empty list means the current property.
public enum Audience: Hashable, Sendable {
  case current
  case listed([Reference])
}

/// An operation with the words it rests on.
public struct ProposedOperation: Hashable, Sendable {
  public var operation: Operation
  public var evidence: Evidence
  public init(_ operation: Operation, evidence: Evidence) { (self.operation, self.evidence) = (operation, evidence) }
}

/// The words an operation rests on. Code checks that the quote stands in that input.
/// On the wire: `{"source": "request" | "paste 1" | "image 1", "quote": "…"}`.
public struct Evidence: Hashable, Sendable, Codable {
  public var source: InputSource
  public var quote: String
  public init(source: InputSource, quote: String) { (self.source, self.quote) = (source, quote) }
}
