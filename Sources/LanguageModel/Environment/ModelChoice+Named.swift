/// What a person chooses from: the same choice, in words about what is needed rather than about a variable nobody set.
extension ModelChoice {
  /// - Parameter name: as in `CONFIGURATOR_MODEL`: `offline`, `anthropic`, `openai:NAME`, …
  public static func named(_ name: String, in environment: [String: String]) -> ModelChoice {
    var choice = fromEnvironment(environment.merging(["CONFIGURATOR_MODEL": name]) { $1 })
    guard choice.endpoint == nil, choice.notice != nil else { return choice }
    let vendor = name.split(separator: ":").first.flatMap { Vendor(rawValue: String($0)) }
    if let vendor {
      choice.notice = "\(vendor.title) needs a key: set \(vendor.keyVariables.joined(separator: " or "))."
    } else {
      choice.notice = "“\(name)” names no provider, and there is no key for any."
    }
    return choice
  }

  /// Where it runs and what it needs, one sentence.
  public var detail: String {
    if let notice { return notice }
    guard let endpoint else { return "Works without a key; understands common requests." }
    guard endpoint.key == nil else { return "Uses the key in the environment." }
    return "Needs no key; asks the server at \(endpoint.baseURL), which has to be running."
  }
}
