import LanguageModel
import TUI

/// The models this environment offers, one of them chosen.
struct ModelMenu: Sendable {
  private let environment: [String: String]
  private(set) var client: any ModelClient
  /// What the person should know about the choice, once.
  private(set) var notice: String?

  init(environment: [String: String]) {
    self.environment = environment
    let choice = ModelChoice.fromEnvironment(environment)
    (client, notice) = (Self.client(choice), choice.notice)
  }

  /// Every vendor with what it needs, and the planner that needs nothing.
  var options: [ModelOption] {
    let vendors = Vendor.allCases.map { vendor in
      let choice = ModelChoice.named(vendor.rawValue, in: environment)
      return ModelOption(
        name: choice.endpoint?.name ?? vendor.rawValue, detail: choice.detail,
        isCurrent: choice.endpoint?.name == client.name, isUsable: choice.endpoint != nil)
    }
    let offline = OfflinePlanner()
    return vendors + [
      ModelOption(
        name: offline.name, detail: ModelChoice.named("offline", in: [:]).detail,
        isCurrent: client.name == offline.name, isUsable: true)
    ]
  }

  /// - Parameter name: as in `CONFIGURATOR_MODEL`: `offline`, `anthropic`, `openai:NAME`, …
  mutating func choose(_ name: String) throws {
    let choice = ModelChoice.named(name, in: environment)
    if choice.endpoint == nil, let notice = choice.notice {
      throw CommandFailure(notice, kept: "The model in use is still \(client.name).")
    }
    client = Self.client(choice)
  }

  private static func client(_ choice: ModelChoice) -> any ModelClient {
    if let endpoint = choice.endpoint { return HTTPModelClient(endpoint) }
    return OfflinePlanner()
  }
}
