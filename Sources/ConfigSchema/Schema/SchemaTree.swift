/// The whole reply format as one neutral tree. ``JSONSchema`` draws it in the dialects of the model servers.
public struct SchemaTree: Hashable, Sendable {
  public let root: SchemaObject

  /// - Parameter customEvents: event types beyond the catalogue that the model may use.
  public init(catalogue: Catalogue = .standard, customEvents: [String] = []) {
    let words = WireVocabulary(catalogue, customEvents: customEvents)
    root = SchemaObject(
      "reply", "The answer to a request about the set-up of a property's CRM.",
      [
        SchemaMember("message", .text, "What to say to the person: short and plain."),
        SchemaMember("questions", .list(.object(Self.question)), "What only the person can decide; empty when clear."),
        SchemaMember("decline", .nullable(.object(Self.decline)), "Set when it cannot or must not be done."),
        SchemaMember("need", .list(.text), "Handles of items whose full text is needed before changing them."),
        SchemaMember("applies_to", .object(Self.audience)),
        SchemaMember("changes", .list(.oneOf(OperationForm.all.map { $0.object(words) }))),
      ])
  }

  /// The forms of the operations, by the word in `op`.
  public var operations: [SchemaObject] {
    guard case .list(.oneOf(let objects)) = root["changes"]?.node else { return [] }
    return objects
  }

  private static let question = SchemaObject(
    "question", "One question.",
    [
      SchemaMember("text", .text),
      SchemaMember("choices", .list(.text), "A few likely answers; empty when open."),
    ])

  private static let decline = SchemaObject(
    "decline", "Why not.",
    [
      SchemaMember("rule", .text, "The id of the rule that forbids it, or impossible."),
      SchemaMember("reason", .text, "For the person, in plain words."),
    ])

  private static let audience = SchemaObject(
    "applies_to", "The properties that new pipelines and triggers are made for.",
    [SchemaMember("properties", .list(.text), "Handles of properties; empty means the current one.")])
}
