/// Turns a request into what is sent to a model.
public struct PromptBuilder: Sendable {
  public static let standard = PromptBuilder()

  func prompt(for request: ModelRequest) -> Prompt {
    Prompt(instructions: "", messages: [], schema: ReplySchema(name: "reply", introduction: "", forms: [:]))
  }
}
