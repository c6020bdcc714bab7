import ConfigSchema
import Transfer

extension ModelEndpoint {
  /// - Parameters:
  ///   - baseURL: nil = the vendor's own.
  ///   - isToken: whether the key is an OAuth token rather than an API key (Anthropic).
  ///   - accountHeaders: such as `OpenAI-Organization`.
  public init(
    vendor: Vendor, model: String, baseURL: String? = nil, key: Secret?, isToken: Bool = false,
    accountHeaders: [HTTPHeader] = []
  ) {
    let base = baseURL ?? vendor.address
    let dialect: any Dialect
    switch vendor {
    case .anthropic: dialect = AnthropicMessages(usesBearer: isToken, more: accountHeaders)
    case .ollama: dialect = OllamaChat()
    case .openai, .gemini, .openrouter: dialect = ChatCompletions(headers: accountHeaders)
    }
    self.init(
      vendor: vendor, model: model, baseURL: base, key: key, dialect: dialect,
      settings: Self.settings(vendor, model, isOwnAddress: vendor.isOwn(base)))
  }

  private static func settings(_ vendor: Vendor, _ model: String, isOwnAddress: Bool) -> ModelSettings {
    switch vendor {
    case .anthropic: ModelSettings(schemaForm: .anthropic)
    case .openai where isOwnAddress:
      ModelSettings(
        instructionRole: .developer, outputLimitField: "max_completion_tokens", outputLimit: 32_000,
        schemaForm: .openAIStrict)
    // A compatible server of the person's own (vLLM, llama.cpp): it constrains the reply but shows the model nothing.
    case .openai: ModelSettings(temperature: 0, schemaPlacement: .fieldAndPrompt, schemaForm: .plain)
    // Unknown fields are refused there.
    case .gemini: ModelSettings(schemaForm: .gemini, asksForUsage: false)
    // Not every provider behind it knows the field, and those that do not pass over it.
    case .openrouter: ModelSettings(schemaPlacement: .fieldAndPrompt, schemaForm: .openAIStrict)
    case .ollama: ModelSettings(outputLimit: 8_000, temperature: 0, schemaPlacement: .fieldAndPrompt)
    }
  }

  var wording: FailureWording {
    FailureWording(
      provider: vendor.isOwn(baseURL) ? vendor.title : "The model server at \(baseURL)",
      keyVariable: vendor.keyVariables.joined(separator: " or "), model: model, key: key,
      secrets: secretHeaders.flatMap(Self.secrets), proxy: proxy)
  }

  /// Headers of the person's own whose values may be keys.
  var secretHeaders: [HTTPHeader] { dialect.headers.filter(\.isSecret) }

  /// The value, and what it holds behind a word such as `Bearer`.
  private static func secrets(_ header: HTTPHeader) -> [Secret] {
    let last = header.value.split(separator: " ").last.map(String.init)
    return [header.value, last].compactMap(\.self).map(Secret.init)
  }
}
