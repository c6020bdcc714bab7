/// Who serves the model, and how it is found in the environment.
public enum Vendor: String, Hashable, Sendable, Codable, CaseIterable {
  case anthropic, openai, gemini, openrouter, ollama

  /// For sentences.
  var title: String {
    switch self {
    case .anthropic: "Anthropic"
    case .openai: "OpenAI"
    case .gemini: "Google"
    case .openrouter: "OpenRouter"
    case .ollama: "Ollama"
    }
  }

  /// Where the key may be, the first one wins.
  var keyVariables: [String] {
    switch self {
    case .anthropic: ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"]
    case .openai: ["OPENAI_API_KEY"]
    case .gemini: ["GOOGLE_API_KEY", "GEMINI_API_KEY"]
    case .openrouter: ["OPENROUTER_API_KEY"]
    case .ollama: ["OLLAMA_API_KEY"]
    }
  }

  /// Where another address may be.
  var addressVariable: String {
    switch self {
    case .anthropic: "ANTHROPIC_BASE_URL"
    case .openai: "OPENAI_BASE_URL"
    case .gemini: "GOOGLE_GEMINI_BASE_URL"
    case .openrouter: "OPENROUTER_BASE_URL"
    case .ollama: "OLLAMA_HOST"
    }
  }

  var address: String {
    switch self {
    case .anthropic: "https://api.anthropic.com"
    case .openai: "https://api.openai.com/v1"
    case .gemini: "https://generativelanguage.googleapis.com/v1beta/openai"
    case .openrouter: "https://openrouter.ai/api/v1"
    case .ollama: "http://127.0.0.1:11434"
    }
  }

  /// Whether that address is the vendor's, however it is written, and not a compatible server of somebody else's.
  func isOwn(_ address: String) -> Bool {
    let host = Address(address).host
    return host == Address(self.address).host || (self == .openai && host.hasSuffix(".api.openai.com"))
  }

  /// More headers for a gateway in between, one `Name: value` a line, under the names that the vendors' own tools read.
  var headersVariable: String? {
    switch self {
    case .anthropic: "ANTHROPIC_CUSTOM_HEADERS"
    case .openai: "OPENAI_CUSTOM_HEADERS"
    case .gemini, .openrouter, .ollama: nil
    }
  }

  /// The model when `CONFIGURATOR_MODEL` names none. Vendors retire models: this is a start, not a promise.
  var model: String {
    switch self {
    case .anthropic: "claude-sonnet-4-5"
    case .openai: "gpt-5"
    case .gemini: "gemini-2.5-pro"
    case .openrouter: "openrouter/auto"
    case .ollama: "llama3.1"
    }
  }
}
