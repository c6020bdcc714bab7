import Testing

@testable import LanguageModel

@Suite("Which model the environment asks for")
struct ModelChoiceTests {
  private func choose(_ environment: [String: String]) -> (name: String?, address: String?, notice: String?) {
    let choice = ModelChoice.fromEnvironment(environment)
    return (choice.endpoint?.name, choice.endpoint?.baseURL, choice.notice)
  }

  @Test("nothing set, blank values and offline mean the offline planner, without a word")
  func offline() {
    for environment in [
      [:], ["OPENAI_API_KEY": "  "], ["CONFIGURATOR_MODEL": "offline", "OPENAI_API_KEY": "k"],
      ["CONFIGURATOR_MODEL": ""],
    ] as [[String: String]] {
      let (name, _, notice) = choose(environment)
      #expect(name == nil)
      #expect(notice == nil)
    }
  }

  @Test("one key is enough: vendor, address and a model to begin with", arguments: Vendor.allCases)
  func oneKey(vendor: Vendor) {
    for variable in vendor.keyVariables where vendor != .ollama {
      let (name, address, _) = choose([variable: "k"])
      #expect(name == "\(vendor.rawValue):\(vendor.model)")
      #expect(address == vendor.address)
    }
  }

  @Test(
    "the wish goes before the keys, and names a vendor, a model or both",
    arguments: [
      ("openai:gpt-x", "openai:gpt-x"), ("anthropic:claude-x", "anthropic:claude-x"), ("openai", "openai:gpt-5"),
      ("my-model", "anthropic:my-model"), ("ollama:qwen3:8b", "ollama:qwen3:8b"), ("qwen3:8b", "anthropic:qwen3:8b"),
      ("openrouter:a/b:free", nil), ("gemini:x", nil), ("openai:", "openai:gpt-5"),
    ] as [(String, String?)])
  func wish(wish: String, name: String?) {
    let choice = choose(["CONFIGURATOR_MODEL": wish, "ANTHROPIC_API_KEY": "k", "OPENAI_API_KEY": "k"])
    #expect(choice.name == name)
    #expect((choice.notice == nil) == (name != nil))
  }

  @Test("a wish without any key says so")
  func wishWithoutKey() {
    #expect(choose(["CONFIGURATOR_MODEL": "some-model"]).notice?.contains("some-model") == true)
    #expect(choose(["CONFIGURATOR_MODEL": "openai:x"]).notice?.contains("OPENAI_API_KEY") == true)
  }

  @Test("a choice made by name is answered with what it needs, not with a variable nobody set")
  func named() {
    let missing = ModelChoice.named("anthropic", in: [:])
    #expect(missing.detail == "Anthropic needs a key: set ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN.")
    #expect(ModelChoice.named("gpt-x", in: [:]).detail == "“gpt-x” names no provider, and there is no key for any.")
    #expect(ModelChoice.named("ollama", in: [:]).detail.hasPrefix("Needs no key; asks the server at http://127.0.0.1"))
    #expect(ModelChoice.named("openai:x", in: ["OPENAI_API_KEY": "k"]).detail == "Uses the key in the environment.")
    #expect(ModelChoice.named("offline", in: [:]).notice == nil)
  }

  @Test("vendors are tried in a fixed order")
  func order() {
    let all = ["OPENROUTER_API_KEY": "k", "GEMINI_API_KEY": "k", "OPENAI_API_KEY": "k", "ANTHROPIC_API_KEY": "k"]
    #expect(choose(all).name?.hasPrefix("anthropic:") == true)
    #expect(choose(all.filter { $0.key != "ANTHROPIC_API_KEY" }).name?.hasPrefix("openai:") == true)
    #expect(choose(["OPENROUTER_API_KEY": "k", "GEMINI_API_KEY": "k"]).name?.hasPrefix("gemini:") == true)
  }

  @Test(
    "the vendor's own address is known however it is written",
    arguments: [
      "https://api.openai.com/v1", "https://api.openai.com/v1/", "https://API.OpenAI.com:443/v1",
      "https://eu.api.openai.com/v1",
    ])
  func ownAddress(address: String) throws {
    let endpoint = try #require(
      ModelChoice.fromEnvironment(["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": address]).endpoint)
    #expect(endpoint.settings.schemaForm == .openAIStrict)
    #expect(endpoint.settings.instructionRole == .developer)
    #expect(endpoint.wording.provider == "OpenAI")
  }

  @Test(
    "another host is another server",
    arguments: [
      "https://api.openai.com.evil.example/v1", "https://me@evil.example/api.openai.com", "http://[::1]:80/v1",
    ])
  func otherAddress(address: String) throws {
    let endpoint = try #require(ModelChoice.fromEnvironment(["OPENAI_BASE_URL": address]).endpoint)
    #expect(endpoint.settings.schemaForm == .plain)
    #expect(endpoint.wording.provider.contains(address))
  }

  @Test("a key that would go out without encryption is warned of, except to this computer")
  func plainHTTP() {
    #expect(
      choose(["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "http://models.example/v1"]).notice?.contains("https") == true)
    #expect(choose(["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "http://127.0.0.1:80/v1"]).notice == nil)
    #expect(choose(["OPENAI_BASE_URL": "http://models.example/v1"]).notice == nil)
    #expect(choose(["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "https://models.example/v1"]).notice == nil)
  }

  @Test("what Azure's own tools read is not read, and it is said what is")
  func azure() {
    let (name, _, notice) = choose(["AZURE_OPENAI_API_KEY": "k", "AZURE_OPENAI_ENDPOINT": "https://x.openai.azure.com"])
    #expect(name == nil)
    #expect(notice?.contains("OPENAI_BASE_URL") == true)
  }

  @Test("the proxy is named without its password")
  func proxy() throws {
    let environment = ["OPENAI_API_KEY": "k", "HTTPS_PROXY": "http://me:pw@proxy.example:8080"]
    #expect(try #require(ModelChoice.fromEnvironment(environment).endpoint).proxy == "proxy.example")
  }

  @Test("a server of one's own needs no key")
  func ownServer() {
    let (name, address, _) = choose(["OPENAI_BASE_URL": "http://127.0.0.1:8000/v1/", "CONFIGURATOR_MODEL": "local"])
    #expect(name == "openai:local")
    #expect(address == "http://127.0.0.1:8000/v1")
  }

  @Test(
    "OLLAMA_HOST is read as its own tools read it",
    arguments: [
      ("127.0.0.1", "http://127.0.0.1:11434"), ("gpu-box", "http://gpu-box:11434"), ("gpu-box:99", "http://gpu-box:99"),
      ("http://gpu-box:99/", "http://gpu-box:99"), ("https://models.example", "https://models.example"),
      ("0.0.0.0:11434", "http://127.0.0.1:11434"),
    ])
  func ollama(host: String, address: String) {
    #expect(choose(["OLLAMA_HOST": host]).address == address)
  }

  @Test("the account's headers and the token's kind are passed on")
  func account() throws {
    let prompt = Prompt(instructions: "", messages: [], schema: ReplySchema(name: "x", introduction: "", forms: [:]))
    func headers(_ environment: [String: String]) throws -> [String] {
      let endpoint = try #require(ModelChoice.fromEnvironment(environment).endpoint)
      return endpoint.request(prompt, endpoint.settings).headers.map { "\($0.name): \($0.value)" }
    }
    let openAI = try headers(["OPENAI_API_KEY": "k", "OPENAI_ORG_ID": "o", "OPENAI_PROJECT_ID": "p"])
    #expect(openAI.contains("OpenAI-Organization: o"))
    #expect(openAI.contains("OpenAI-Project: p"))
    let token = try headers(["ANTHROPIC_AUTH_TOKEN": "t"])
    #expect(token.contains("Authorization: Bearer t"))
    #expect(!token.contains { $0.hasPrefix("x-api-key") })
    let gateway = try headers(["OPENAI_API_KEY": "k", "OPENAI_CUSTOM_HEADERS": "X-A: 1\napi-key: a:b\nrubbish\n: x"])
    #expect(gateway.contains("X-A: 1") && gateway.contains("api-key: a:b"))
    #expect(!gateway.contains { $0.contains("rubbish") || $0.hasPrefix(":") })
    let other = try headers(["ANTHROPIC_API_KEY": "k", "ANTHROPIC_CUSTOM_HEADERS": "X-A: 1"])
    #expect(other.contains("X-A: 1") && other.contains("anthropic-version: 2023-06-01"))
  }
}
