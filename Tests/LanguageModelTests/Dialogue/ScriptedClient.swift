@testable import LanguageModel

/// Answers in turn what it was given, in small pieces, and remembers what it was asked.
actor ScriptedClient: ModelClient {
  nonisolated let name = "scripted"
  private var outcomes: [ModelOutcome]
  private(set) var asked: [ModelRequest] = []

  init(_ outcomes: [ModelOutcome]) { self.outcomes = outcomes.reversed() }

  func complete(_ request: ModelRequest, onText: @escaping @Sendable (String) -> Void) async -> ModelOutcome {
    asked.append(request)
    let outcome = outcomes.popLast() ?? .failed(ModelFailure(.server, message: "The script is over.", advice: ""))
    if case .reply(let text, _) = outcome {
      var rest = text[...]
      while !rest.isEmpty {
        onText(String(rest.prefix(5)))
        rest = rest.dropFirst(5)
      }
    }
    return outcome
  }
}
