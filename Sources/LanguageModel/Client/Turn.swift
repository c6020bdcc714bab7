/// One thing that was said earlier in the conversation.
public struct Turn: Hashable, Sendable, Codable {
  public enum Speaker: String, Hashable, Sendable, Codable {
    case person
    case model
  }
  public var speaker: Speaker
  /// The person's words, or the model's `message` with its questions.
  public var text: String

  public init(_ speaker: Speaker, _ text: String) { (self.speaker, self.text) = (speaker, text) }
}
