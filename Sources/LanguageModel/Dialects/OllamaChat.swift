import ConfigSchema
import Transfer

/// Ollama's own chat: one JSON object a line. Unlike its compatible address it lets the context be set, without which
/// long prompts are cut silently.
struct OllamaChat: Dialect {
  let path = "/api/chat"

  func credentials(_ key: Secret) -> [HTTPHeader] { [key.header("Authorization", prefix: "Bearer ")] }
  func framer(contentType: String) -> any Framer { NDJSONFramer() }
  func reader(settings: ModelSettings) -> any ReplyStream { OllamaStream() }

  func body(model: String, prompt: Prompt, settings: ModelSettings) -> JSON {
    // The schema constrains the reply without being shown to the model: it goes into the prompt as well.
    let instructions = prompt.instructions + "\n\n" + prompt.schema.introduced(settings.schemaForm)
    var messages: [JSON] = [["role": "system", "content": .string(instructions)]]
    messages += prompt.messages.map {
      ["role": $0.speaker == .person ? "user" : "assistant", "content": .string($0.text)]
    }
    var options: JSONObject = [
      "num_ctx": .number(JSONNumber(Self.context(for: prompt, instructions, settings))),
      "num_predict": .number(JSONNumber(settings.outputLimit)),
    ]
    if let temperature = settings.temperature { options["temperature"] = .number(JSONNumber(temperature)) }
    var body: JSONObject = ["model": .string(model), "messages": .array(messages), "stream": true]
    if settings.schemaPlacement != .prompt { body["format"] = prompt.schema[settings.schemaForm] }
    body["options"] = .object(options)
    return .object(body)
  }

  /// Tokens for prompt and reply, in steps so that the server need not load the model anew for every request.
  private static func context(for prompt: Prompt, _ instructions: String, _ settings: ModelSettings) -> Int {
    let bytes = instructions.utf8.count + prompt.messages.reduce(0) { $0 + $1.text.utf8.count }
    let step = 8192
    return (TokenEstimate.tokens(bytes: bytes) + settings.outputLimit + step - 1) / step * step
  }
}
