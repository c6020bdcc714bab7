import ConfigSchema
import Transfer

/// OpenAI's Chat Completions, and what speaks it too: OpenRouter, vLLM, llama.cpp, Ollama's and Gemini's compatible
/// addresses. The base address includes the version (`…/v1`).
struct ChatCompletions: Dialect {
  let headers: [HTTPHeader]
  let path = "/chat/completions"

  /// - Parameter headers: of the account, such as `OpenAI-Organization`.
  init(headers: [HTTPHeader] = []) { self.headers = headers }

  func credentials(_ key: Secret) -> [HTTPHeader] { [key.header("Authorization", prefix: "Bearer ")] }
  func framer(contentType: String) -> any Framer {
    contentType.hasPrefix("application/json") ? WholeBodyFramer() : SSEFramer()
  }
  func reader(settings: ModelSettings) -> any ReplyStream { ChatCompletionsStream() }

  func body(model: String, prompt: Prompt, settings: ModelSettings) -> JSON {
    var body: JSONObject = ["model": .string(model), "messages": .array(messages(prompt, settings))]
    if settings.schemaPlacement == .field || settings.schemaPlacement == .fieldAndPrompt {
      body["response_format"] = responseFormat(prompt.schema, settings)
    }
    body[settings.outputLimitField] = .number(JSONNumber(settings.outputLimit))
    if let temperature = settings.temperature { body["temperature"] = .number(JSONNumber(temperature)) }
    body["stream"] = true
    if settings.asksForUsage { body["stream_options"] = ["include_usage": true] }
    return .object(body)
  }

  private func messages(_ prompt: Prompt, _ settings: ModelSettings) -> [JSON] {
    let inPrompt = settings.schemaPlacement == .prompt || settings.schemaPlacement == .fieldAndPrompt
    let instructions =
      inPrompt ? prompt.instructions + "\n\n" + prompt.schema.introduced(settings.schemaForm) : prompt.instructions
    return [["role": .string(settings.instructionRole.rawValue), "content": .string(instructions)]]
      + prompt.messages.map {
        ["role": $0.speaker == .person ? "user" : "assistant", "content": .string($0.text)]
      }
  }

  private func responseFormat(_ schema: ReplySchema, _ settings: ModelSettings) -> JSON {
    [
      "type": "json_schema",
      "json_schema": [
        "name": .string(schema.name), "strict": .bool(settings.schemaForm == .openAIStrict),
        "schema": schema[settings.schemaForm],
      ],
    ]
  }
}
