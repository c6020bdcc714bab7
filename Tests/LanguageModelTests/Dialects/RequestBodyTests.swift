import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("Requests in each dialect")
struct RequestBodyTests {
  private let prompt = Prompt(
    instructions: "Rules.",
    messages: [.init(.person, "a"), .init(.person, "b"), .init(.model, "{}"), .init(.person, "c")],
    schema: ReplySchema(
      name: "changes", introduction: "Shape:",
      forms: [.plain: ["type": "plain"], .openAIStrict: ["type": "strict"], .anthropic: ["type": "anthropic"]]))

  private func body(_ vendor: Vendor, baseURL: String? = nil) -> JSON {
    let endpoint = ModelEndpoint(vendor: vendor, model: "m", baseURL: baseURL, key: Secret("k"))
    return endpoint.dialect.body(model: "m", prompt: prompt, settings: endpoint.settings)
  }

  @Test("what one speaker says in a row is one message, so that turns alternate")
  func turns() {
    #expect(prompt.messages.map(\.text) == ["a\n\nb", "{}", "c"])
  }

  @Test("OpenAI gets developer instructions, a strict schema and its own name for the limit")
  func openAI() {
    #expect(
      body(.openai) == [
        "model": "m",
        "messages": [
          ["role": "developer", "content": "Rules."], ["role": "user", "content": "a\n\nb"],
          ["role": "assistant", "content": "{}"], ["role": "user", "content": "c"],
        ],
        "response_format": [
          "type": "json_schema",
          "json_schema": ["name": "changes", "strict": true, "schema": ["type": "strict"]],
        ], "max_completion_tokens": 32_000, "stream": true, "stream_options": ["include_usage": true],
      ])
  }

  @Test("a compatible server gets max_tokens, system instructions, and is shown the schema in the prompt too")
  func compatible() {
    let body = body(.openai, baseURL: "http://127.0.0.1:8000/v1")
    #expect(body["max_tokens"]?.int == 16_000)
    #expect(body["temperature"]?.int == 0)
    #expect(
      body["messages"]?.array?.first == ["role": "system", "content": "Rules.\n\nShape:\n\n{\"type\":\"plain\"}"])
    #expect(body["response_format"]?["json_schema"]?["schema"] == ["type": "plain"])
    #expect(body["response_format"]?["json_schema"]?["strict"] == false)
  }

  @Test("Gemini gets nothing that it would refuse")
  func gemini() {
    #expect(body(.gemini).object?.keys == ["model", "messages", "response_format", "max_tokens", "stream"])
  }

  @Test("Anthropic gets the instructions apart, marked for its cache, and a required limit")
  func anthropic() {
    #expect(
      body(.anthropic) == [
        "model": "m", "max_tokens": 16_000,
        "output_config": ["format": ["type": "json_schema", "schema": ["type": "anthropic"]]],
        "system": [["type": "text", "text": "Rules.", "cache_control": ["type": "ephemeral"]]],
        "messages": [
          ["role": "user", "content": "a\n\nb"], ["role": "assistant", "content": "{}"],
          ["role": "user", "content": "c"],
        ], "stream": true,
      ])
  }

  @Test("Anthropic can be made to call a tool instead")
  func anthropicTool() {
    let settings = ModelSettings(schemaPlacement: .tool, schemaForm: .anthropic)
    let body = AnthropicMessages(usesBearer: false).body(model: "m", prompt: prompt, settings: settings)
    #expect(body["tools"] == [["name": "changes", "input_schema": ["type": "anthropic"]]])
    #expect(body["tool_choice"] == ["type": "tool", "name": "changes", "disable_parallel_tool_use": true])
    #expect(body["output_config"] == nil)
  }

  @Test("Ollama gets a context that holds prompt and reply, in steps")
  func ollama() {
    let body = body(.ollama)
    #expect(body["format"] == ["type": "plain"])
    #expect(body["options"] == ["num_ctx": 8192, "num_predict": 8000, "temperature": 0])
    #expect(body["messages"]?.array?.first?["content"]?.string?.hasSuffix("{\"type\":\"plain\"}") == true)
    let long = Prompt(
      instructions: String(repeating: "x", count: 30_000), messages: prompt.messages, schema: prompt.schema)
    let larger = OllamaChat().body(model: "m", prompt: long, settings: ModelSettings(outputLimit: 8000))
    #expect(larger["options"]?["num_ctx"]?.int == 24_576)
  }

  @Test("the bytes of a request are the same each time")
  func stable() {
    for vendor in Vendor.allCases { #expect(body(vendor).text() == body(vendor).text()) }
  }

  @Test("up to the person's words the bytes are the same, whatever is asked and whatever the communities' own events")
  func samePrefix() throws {
    var other = Samples.workspace
    other.properties[0].customEvents = ["door_opened", "pool_closed"]
    let prompts = [Samples.request("move it"), Samples.request("stop all texts", in: other)].map {
      PromptBuilder.standard.prompt(for: $0).prompt
    }
    for vendor in Vendor.allCases {
      for address in [nil, "http://127.0.0.1:8000/v1"] {
        let endpoint = ModelEndpoint(vendor: vendor, model: "m", baseURL: address, key: nil)
        for placement in [endpoint.settings.schemaPlacement, .prompt] {
          var settings = endpoint.settings
          settings.schemaPlacement = placement
          let beginnings = try prompts.map { prompt in
            let text = endpoint.dialect.body(model: "m", prompt: prompt, settings: settings).text()
            return text[..<(try #require(text.firstRange(of: "# Communities"))).lowerBound]
          }
          #expect(beginnings[0] == beginnings[1], "\(vendor) \(placement)")
          #expect(beginnings[0].utf8.count > 10_000)
        }
      }
    }
  }

  @Test("OpenRouter is shown the schema in the prompt too: not every provider behind it knows the field")
  func openRouter() {
    let body = body(.openrouter)
    #expect(body["response_format"] != nil)
    #expect(body["messages"]?.array?.first?["content"]?.string?.contains("Shape:") == true)
  }

  @Test("keys go into the header that each vendor reads")
  func credentials() {
    func names(_ vendor: Vendor, isToken: Bool = false) -> [String] {
      let endpoint = ModelEndpoint(vendor: vendor, model: "m", key: Secret("k"), isToken: isToken)
      return endpoint.request(prompt, endpoint.settings).headers.filter(\.isSecret).map { "\($0.name): \($0.value)" }
    }
    #expect(names(.openai) == ["Authorization: Bearer k"])
    #expect(names(.anthropic) == ["x-api-key: k"])
    #expect(names(.anthropic, isToken: true) == ["Authorization: Bearer k"])
    #expect(names(.gemini) == ["Authorization: Bearer k"])
  }

  @Test(
    "a refused field is left out or replaced by its twin",
    arguments: [
      ("temperature", ModelSettings(temperature: nil)),
      ("max_tokens", ModelSettings(outputLimitField: "max_completion_tokens", temperature: 0)),
      ("stream_options", ModelSettings(temperature: 0, asksForUsage: false)),
      ("messages[0].role", ModelSettings(instructionRole: .user, temperature: 0)),
      ("response_format.json_schema.schema", ModelSettings(temperature: 0, schemaPlacement: .prompt)),
    ])
  func without(field: String, settings: ModelSettings) {
    #expect(ModelSettings(temperature: 0).without(field) == settings)
    #expect(settings.without(field) == nil || field == "max_tokens")
    #expect(ModelSettings(temperature: 0).without("messages") == nil)
  }
}
