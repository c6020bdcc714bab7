import ConfigSchema

extension ReplySchema {
  /// The reply format in every form.
  /// - Parameter customEvents: event types beyond the catalogue, in a stable order.
  static func reply(customEvents: [String], introduction: String) -> ReplySchema {
    customEvents.isEmpty ? standard(introduction) : drawn(SchemaTree(customEvents: customEvents), introduction)
  }

  private static func standard(_ introduction: String) -> ReplySchema {
    ReplySchema(name: name, introduction: introduction, forms: standardForms)
  }

  private static func drawn(_ tree: SchemaTree, _ introduction: String) -> ReplySchema {
    ReplySchema(name: name, introduction: introduction, forms: forms(tree), shown: standardForms)
  }

  private static let name = "configuration_changes"
  private static let standardForms = forms(SchemaTree())

  private static func forms(_ tree: SchemaTree) -> [Form: JSON] {
    [
      .openAIStrict: JSONSchema.openAIStrict(tree), .anthropic: JSONSchema.anthropic(tree),
      .plain: JSONSchema.plain(tree), .gemini: JSONSchema.gemini(tree),
    ]
  }
}
