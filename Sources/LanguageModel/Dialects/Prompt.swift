import ConfigSchema

/// What is sent to a model, in no vendor's words.
public struct Prompt: Hashable, Sendable {
  public struct Message: Hashable, Sendable {
    public var speaker: Turn.Speaker
    public var text: String
    public init(_ speaker: Turn.Speaker, _ text: String) { (self.speaker, self.text) = (speaker, text) }
  }

  /// The rules of the game: the same bytes with every request, so that vendors can cache them.
  public var instructions: String
  /// In turn, the person first and last.
  public private(set) var messages: [Message]
  /// The shape the reply must have.
  public var schema: ReplySchema

  public init(instructions: String, messages: [Message], schema: ReplySchema) {
    (self.instructions, self.schema) = (instructions, schema)
    self.messages = []
    for message in messages { append(message) }
  }

  /// Joins what one speaker says in a row: some servers insist on turns.
  private mutating func append(_ message: Message) {
    if messages.last?.speaker == message.speaker {
      messages[messages.count - 1].text += "\n\n" + message.text
    } else {
      messages.append(message)
    }
  }
}
