import Transfer

/// Asks one model over HTTP: streams its reply, sends again what is worth sending again, names what went wrong.
public struct HTTPModelClient: ModelClient {
  public var name: String { endpoint.name }
  private let endpoint: ModelEndpoint
  private let session: HTTPSession
  private let policy: RetryPolicy
  private let wording: FailureWording
  private let known: KnownSettings
  private let prompts: PromptBuilder

  public init(
    _ endpoint: ModelEndpoint, session: HTTPSession = .shared, pace: Pace = .real, prompts: PromptBuilder = .standard
  ) {
    (self.endpoint, self.session, self.prompts) = (endpoint, session, prompts)
    policy = RetryPolicy(pace: pace)
    wording = endpoint.wording
    known = KnownSettings(endpoint.settings)
  }

  public func complete(
    _ request: ModelRequest, onText: @escaping @Sendable (String) -> Void
  ) async -> ModelOutcome {
    let (prompt, redactor) = prompts.prompt(for: request)
    let restorer = Restorer(redactor, emit: onText)
    let outcome = await ask(prompt) { restorer.take($0) }
    restorer.finish()
    guard case .reply(let text, let usage) = outcome else { return outcome }
    return .reply(text: redactor.restored(text), usage: usage)
  }

  func ask(_ prompt: Prompt, onText: @escaping @Sendable (String) -> Void) async -> ModelOutcome {
    var (attempt, retries, hasAdapted) = (1, 1, false)
    while true {
      let settings = await known.settings
      let exchange = await HTTPExchange.run(
        endpoint.request(prompt, settings), session: session, dialect: endpoint.dialect, settings: settings,
        onText: onText)
      switch Verdict(exchange, wording, attempt: attempt) {
      case .outcome(let outcome): return outcome
      case .failure(let failure, let field):
        if !hasAdapted, failure.status == 400, let field, let fewer = settings.without(field) {
          hasAdapted = true
          await known.set(fewer)
        } else if let wait = wait(failure, exchange, retries) {
          retries += 1
          do { try await policy.pace.sleep(wait) } catch { return .cancelled }
        } else {
          return .failed(failure)
        }
      }
      attempt += 1
    }
  }

  private func wait(_ failure: ModelFailure, _ exchange: HTTPExchange, _ attempt: Int) -> Duration? {
    if exchange.hadContent { return nil }
    if let error = exchange.transferError, !RetryPolicy.isWorthwhile(error.code) { return nil }
    return policy.wait(after: failure.kind, status: failure.status, head: exchange.head, attempt: attempt)
  }
}

/// What has been learned about a model: a field it refused is not sent to it again.
private actor KnownSettings {
  private(set) var settings: ModelSettings
  init(_ settings: ModelSettings) { self.settings = settings }
  func set(_ settings: ModelSettings) { self.settings = settings }
}
