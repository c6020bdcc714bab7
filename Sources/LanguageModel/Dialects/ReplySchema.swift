import ConfigSchema

/// The reply's shape in each form that servers take, with the sentence that introduces it in a prompt.
public struct ReplySchema: Hashable, Sendable {
  /// Which subset of JSON Schema a server understands.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// Every property required, optional ones nullable.
    case openAIStrict
    case anthropic
    case plain
  }

  /// Letters, digits and underscores; shown to the model by some vendors.
  public let name: String
  /// Precedes the schema where it stands in the prompt.
  public let introduction: String
  private let forms: [Form: JSON]

  public init(name: String, introduction: String, forms: [Form: JSON]) {
    (self.name, self.introduction, self.forms) = (name, introduction, forms)
  }

  public subscript(form: Form) -> JSON { forms[form] ?? ["type": "object"] }

  func introduced(_ form: Form) -> String { introduction + "\n\n" + self[form].text(.compact) }
}
