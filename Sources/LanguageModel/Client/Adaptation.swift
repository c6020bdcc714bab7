/// What is left out of a request that a server did not take: a field it names, or the schema when it complains of that.
struct Adaptation {
  /// So many changes and no more: a server that wants more than this is not this API.
  static let limit = 5
  /// Servers that refuse a schema name it in as many words.
  private static let complaints = [
    "grammar", "schema", "output_config", "output_format", "response_format", "too many states", "nesting",
  ]

  let vendor: Vendor
  private var fields: Set<String> = []
  private var changes = 0
  private var serverErrors = 0

  init(_ vendor: Vendor) { self.vendor = vendor }

  /// - Returns: the settings to ask with at once; nil when nothing can be left out for this error.
  mutating func settings(
    _ settings: ModelSettings, after error: ProviderError?, _ failure: ModelFailure, hadContent: Bool
  ) -> ModelSettings? {
    guard let error, !hadContent, changes < Self.limit, ![.quota, .tooLarge].contains(failure.kind) else { return nil }
    if failure.status == 400, let field = error.field, fields.insert(field).inserted,
      let fewer = settings.without(field)
    {
      changes += 1
      return fewer
    }
    guard settings.schemaPlacement != .prompt, isOfSchema(error, failure.status) else { return nil }
    changes += 1
    var fewer = settings
    fewer.schemaPlacement = .prompt
    return fewer
  }

  private mutating func isOfSchema(_ error: ProviderError, _ status: Int?) -> Bool {
    guard status == nil || status == 400 || status == 500 else { return false }
    let text = (error.message + " " + error.type).lowercased()
    if Self.complaints.contains(where: text.contains) || text.hasWord("format") { return true }
    switch vendor {
    // Says no more than this when a schema has too many bounds.
    case .gemini: return status == 400 && (text.isBlank || text.contains("contains an invalid argument"))
    // A schema too large for its compiler may be any error of its own, again and again.
    case .anthropic:
      if status == 500 { serverErrors += 1 }
      return serverErrors > 1
    case .openai, .openrouter, .ollama: return false
    }
  }
}

extension String {
  /// Whether that stands in it and is not a part of another word ("information").
  fileprivate func hasWord(_ word: String) -> Bool {
    split { !$0.isLetter && $0 != "_" }.contains { $0 == word }
  }
}
