import Transfer

enum WebhookVariables {
  static let name = "CONFIGURATOR_WEBHOOK_SECRET"
  /// Fewer characters could be guessed from one signed webhook.
  static let shortest = 16

  static func read(_ environment: [String: String]) -> ProviderReading<Secret> {
    var variables = ProviderVariables("The signing of webhooks", [name], environment)
    guard let secret = variables.optional(name) else { return variables.reading(nil) }
    if secret.utf8.count < shortest { variables.problem("\(name) is shorter than \(shortest) characters") }
    return variables.reading(Secret(secret))
  }
}
