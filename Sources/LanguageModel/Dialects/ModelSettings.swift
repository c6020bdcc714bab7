/// What differs from model to model behind the same dialect.
public struct ModelSettings: Hashable, Sendable {
  /// Who the instructions come from.
  public enum InstructionRole: String, Hashable, Sendable { case system, developer, user }
  /// Where the reply's schema goes.
  public enum SchemaPlacement: String, Hashable, Sendable {
    /// Into the field of the request that constrains the reply.
    case field
    /// Into the prompt only: the server does not know the field.
    case prompt
    /// Both: the server constrains the reply but does not show the model to what.
    case fieldAndPrompt
    /// As the input of a tool that the model is made to call.
    case tool
  }

  public var instructionRole: InstructionRole
  /// The name of the field that limits the reply's length.
  public var outputLimitField: String
  /// Tokens, reasoning included.
  public var outputLimit: Int
  /// Nil = not sent: newer models refuse it.
  public var temperature: Double?
  public var schemaPlacement: SchemaPlacement
  public var schemaForm: ReplySchema.Form
  /// Whether to ask for a last chunk with the usage.
  public var asksForUsage: Bool

  public init(
    instructionRole: InstructionRole = .system, outputLimitField: String = "max_tokens", outputLimit: Int = 16_000,
    temperature: Double? = nil, schemaPlacement: SchemaPlacement = .field, schemaForm: ReplySchema.Form = .plain,
    asksForUsage: Bool = true
  ) {
    (self.instructionRole, self.outputLimitField, self.outputLimit) = (instructionRole, outputLimitField, outputLimit)
    (self.temperature, self.schemaPlacement, self.schemaForm) = (temperature, schemaPlacement, schemaForm)
    self.asksForUsage = asksForUsage
  }

  /// The settings without a field that the server named as unsupported; nil when nothing can be left out.
  public func without(_ field: String) -> ModelSettings? {
    var settings = self
    switch field {
    case "temperature" where temperature != nil: settings.temperature = nil
    case "max_completion_tokens" where outputLimitField == field: settings.outputLimitField = "max_tokens"
    case "max_tokens" where outputLimitField == field: settings.outputLimitField = "max_completion_tokens"
    case "stream_options" where asksForUsage: settings.asksForUsage = false
    case "messages[0].role" where instructionRole != .user: settings.instructionRole = .user
    case _ where isSchemaField(field) && schemaPlacement != .prompt: settings.schemaPlacement = .prompt
    default: return nil
    }
    return settings
  }

  private func isSchemaField(_ field: String) -> Bool {
    let fields = ["response_format", "output_config", "output_format", "format", "tools", "tool_choice"]
    return fields.contains { field == $0 || field.hasPrefix($0 + ".") }
  }
}
