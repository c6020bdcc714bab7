import ConfigSchema

/// The reply's shape in each form that servers take, with the sentence that introduces it in a prompt.
public struct ReplySchema: Hashable, Sendable {
  /// Which subset of JSON Schema a server understands.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// Every property required, optional ones nullable.
    case openAIStrict
    case anthropic
    case plain
    /// Nothing by reference, one object for all operations, an order for every object.
    case gemini
  }

  /// Letters, digits and underscores; shown to the model by some vendors.
  public let name: String
  /// Precedes the schema where it stands in the prompt.
  public let introduction: String
  private let forms: [Form: JSON]
  /// As they stand in a prompt: the same for every request, so that a prompt begins with the same bytes.
  private let shown: [Form: JSON]

  /// - Parameter shown: nil = the same.
  public init(name: String, introduction: String, forms: [Form: JSON], shown: [Form: JSON]? = nil) {
    (self.name, self.introduction, self.forms, self.shown) = (name, introduction, forms, shown ?? forms)
  }

  public subscript(form: Form) -> JSON { forms[form] ?? ["type": "object"] }

  func introduced(_ form: Form) -> String { introduction + "\n\n" + (shown[form] ?? self[form]).text(.compact) }
}
