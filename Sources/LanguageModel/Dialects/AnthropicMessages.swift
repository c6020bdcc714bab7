import ConfigSchema
import Transfer

/// Anthropic's Messages. The base address does not include the version.
struct AnthropicMessages: Dialect {
  let path = "/v1/messages"
  var headers: [HTTPHeader] { [HTTPHeader("anthropic-version", "2023-06-01")] + more }
  /// Whether the key is a token for `Authorization`; sending both kinds is refused.
  let usesBearer: Bool
  /// What a gateway in between wants to see.
  var more: [HTTPHeader] = []

  func credentials(_ key: Secret) -> [HTTPHeader] {
    [usesBearer ? key.header("Authorization", prefix: "Bearer ") : key.header("x-api-key")]
  }

  func framer(contentType: String) -> any Framer {
    contentType.hasPrefix("application/json") ? WholeBodyFramer() : SSEFramer()
  }
  func reader(settings: ModelSettings) -> any ReplyStream {
    AnthropicStream(expectsTool: settings.schemaPlacement == .tool)
  }

  func body(model: String, prompt: Prompt, settings: ModelSettings) -> JSON {
    var body: JSONObject = [
      "model": .string(model), "max_tokens": .number(JSONNumber(settings.outputLimit)),
    ]
    if let temperature = settings.temperature { body["temperature"] = .number(JSONNumber(temperature)) }
    let schema = prompt.schema[settings.schemaForm]
    switch settings.schemaPlacement {
    case .tool:
      body["tools"] = [["name": .string(prompt.schema.name), "input_schema": schema]]
      body["tool_choice"] = [
        "type": "tool", "name": .string(prompt.schema.name), "disable_parallel_tool_use": true,
      ]
    case .field, .fieldAndPrompt: body["output_config"] = ["format": ["type": "json_schema", "schema": schema]]
    case .prompt: break
    }
    body["system"] = system(prompt, settings)
    body["messages"] = .array(
      prompt.messages.map { ["role": $0.speaker == .person ? "user" : "assistant", "content": .string($0.text)] })
    body["stream"] = true
    return .object(body)
  }

  /// The instructions carry the cache mark: everything up to it is the same with every request.
  private func system(_ prompt: Prompt, _ settings: ModelSettings) -> JSON {
    let inPrompt = settings.schemaPlacement == .prompt || settings.schemaPlacement == .fieldAndPrompt
    let text =
      inPrompt ? prompt.instructions + "\n\n" + prompt.schema.introduced(settings.schemaForm) : prompt.instructions
    return [["type": "text", "text": .string(text), "cache_control": ["type": "ephemeral"]]]
  }
}
