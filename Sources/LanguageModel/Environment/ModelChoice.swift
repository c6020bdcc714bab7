import Transfer

/// Which model the environment asks for. `docs/models.md` tells the same to people.
public struct ModelChoice: Sendable {
  /// Nil = the offline planner.
  public var endpoint: ModelEndpoint?
  /// One sentence for the person when what the environment asks for cannot be had.
  public var notice: String?

  /// `CONFIGURATOR_MODEL` first (`anthropic:NAME`, `openai:NAME`, …, `offline`), else the first vendor with a key or,
  /// for servers of one's own, with an address. Never fails: without any of it the offline planner answers.
  public static func fromEnvironment(_ environment: [String: String]) -> ModelChoice {
    let wish = environment.nonBlank("CONFIGURATOR_MODEL")
    if wish == "offline" { return ModelChoice() }
    let (named, model) = parts(of: wish)
    guard let vendor = named ?? Vendor.allCases.first(where: { $0.isPresent(in: environment) }) else {
      return ModelChoice(notice: azureNotice(environment) ?? wish.map(noKey))
    }
    guard vendor.isUsable(in: environment) else {
      let variables = vendor.keyVariables.joined(separator: " or ")
      return ModelChoice(
        notice: "CONFIGURATOR_MODEL asks for \(vendor.title), but \(variables) is not set; working offline.")
    }
    let endpoint = endpoint(vendor, model, environment)
    return ModelChoice(endpoint: endpoint, notice: notice(endpoint))
  }

  /// What is wrong with what was found, although it can be used.
  private static func notice(_ endpoint: ModelEndpoint) -> String? {
    let address = Address(endpoint.baseURL)
    let hasSecret = endpoint.key != nil || !endpoint.secretHeaders.isEmpty
    if hasSecret, address.scheme == "http", !isLoopback(host: address.host) {
      return "The key goes to \(endpoint.baseURL) without encryption; use https."
    }
    return nil
  }

  private static func noKey(_ wish: String) -> String {
    "CONFIGURATOR_MODEL is “\(wish)”, but there is no key for any provider; working offline."
  }

  /// Its variables are not read: its newer address speaks what OpenAI speaks.
  private static func azureNotice(_ environment: [String: String]) -> String? {
    guard environment.keys.contains(where: { $0.hasPrefix("AZURE_OPENAI_") }) else { return nil }
    return "AZURE_OPENAI_… is not read; set OPENAI_BASE_URL to https://NAME.openai.azure.com/openai/v1 and put the key "
      + "into OPENAI_CUSTOM_HEADERS as “api-key: …”; working offline."
  }

  /// `ollama:qwen3:8b` is a vendor and a model; `qwen3:8b` is a model.
  private static func parts(of wish: String?) -> (vendor: Vendor?, model: String?) {
    guard let wish, let colon = wish.firstIndex(of: ":"), let vendor = Vendor(rawValue: String(wish[..<colon])) else {
      return (wish.flatMap(Vendor.init(rawValue:)), wish.flatMap { Vendor(rawValue: $0) == nil ? $0 : nil })
    }
    let model = String(wish[wish.index(after: colon)...])
    return (vendor, model.isBlank ? nil : model)
  }

  private static func endpoint(
    _ vendor: Vendor, _ model: String?, _ environment: [String: String]
  ) -> ModelEndpoint {
    let variable = vendor.keyVariables.first { environment.nonBlank($0) != nil }
    var endpoint = ModelEndpoint(
      vendor: vendor, model: model ?? vendor.model, baseURL: vendor.address(in: environment),
      key: variable.flatMap { environment.nonBlank($0) }.map(Secret.init), isToken: variable == "ANTHROPIC_AUTH_TOKEN",
      accountHeaders: (vendor == .openai ? accountHeaders(environment) : []) + customHeaders(vendor, environment))
    endpoint.proxy = proxy(for: endpoint.baseURL, environment)
    return endpoint
  }

  private static func proxy(for address: String, _ environment: [String: String]) -> String? {
    let scheme = Address(address).scheme
    // libcurl does not look at HTTP_PROXY: in a web server that name comes from whoever asks.
    let names = [scheme + "_proxy"] + (scheme == "https" ? ["HTTPS_PROXY"] : []) + ["all_proxy", "ALL_PROXY"]
    return names.lazy.compactMap { environment.nonBlank($0) }.first.map { Address($0).host }
  }

  private static func accountHeaders(_ environment: [String: String]) -> [HTTPHeader] {
    [("OpenAI-Organization", "OPENAI_ORG_ID"), ("OpenAI-Project", "OPENAI_PROJECT_ID")].compactMap { name, variable in
      environment.nonBlank(variable).map { HTTPHeader(name, $0) }
    }
  }
}

extension Vendor {
  /// Whether anything in the environment speaks of it.
  fileprivate func isPresent(in environment: [String: String]) -> Bool {
    if self == .ollama { return environment.nonBlank(addressVariable) != nil }
    return isUsable(in: environment)
  }

  /// A server of one's own may need no key.
  fileprivate func isUsable(in environment: [String: String]) -> Bool {
    if keyVariables.contains(where: { environment.nonBlank($0) != nil }) { return true }
    return self == .ollama || (self == .openai && environment.nonBlank(addressVariable) != nil)
  }

  /// - Returns: nil when none is set.
  fileprivate func address(in environment: [String: String]) -> String? {
    guard let text = environment.nonBlank(addressVariable) else { return nil }
    guard self == .ollama else { return text }
    return Self.ollamaAddress(text)
  }

  /// `OLLAMA_HOST` may be a host, a host with a port or a URL, and `0.0.0.0` when it is meant for the server.
  private static func ollamaAddress(_ text: String) -> String {
    var address = text.contains("://") ? text : "http://\(text)"
    if let range = address.firstRange(of: "://0.0.0.0") { address.replaceSubrange(range, with: "://127.0.0.1") }
    let host = address.drop { $0 != "/" }.dropFirst(2)
    let isPlain = address.hasPrefix("http://") && !host.contains("/") && !host.hasSuffix("]")
    return isPlain && !host.contains(":") ? address + ":11434" : address
  }
}

extension [String: String] {
  /// Nil also for blank values.
  func nonBlank(_ name: String) -> String? { self[name].flatMap { $0.isBlank ? nil : $0 } }
}
