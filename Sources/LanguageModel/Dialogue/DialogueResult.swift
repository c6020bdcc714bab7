import ConfigSchema

/// How a request ended.
public struct DialogueResult<Built: Sendable>: Sendable {
  public enum Ending: Sendable {
    /// There is a reply; what is still wrong with it stands in the check's findings.
    case answered(ReplyCheck<Built>)
    /// There is none, and nothing is proposed. Never `.reply`.
    case stopped(ModelOutcome)
  }

  public var ending: Ending
  /// The reply as it was checked last, merged from all askings; nil when there is none.
  public var text: String?
  /// Of all askings together.
  public var usage: Usage
  /// How often the model was asked.
  public var askings: Int
  /// For the person: what was shortened, what could not be mended.
  public var notices: [String]

  public init(ending: Ending, text: String? = nil, usage: Usage = Usage(), askings: Int, notices: [String] = []) {
    (self.ending, self.text, self.usage, self.askings, self.notices) = (ending, text, usage, askings, notices)
  }
}
