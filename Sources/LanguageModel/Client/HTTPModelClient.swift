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
    await complete(request, onWait: { _ in }, onText: onText)
  }

  public func complete(
    _ request: ModelRequest, onWait: @escaping @Sendable (Duration) -> Void,
    onText: @escaping @Sendable (String) -> Void
  ) async -> ModelOutcome {
    let (prompt, redactor) = prompts.prompt(for: request)
    let restorer = Restorer(redactor, emit: onText)
    let outcome = await ask(prompt, onWait: onWait) { restorer.take($0) }
    restorer.finish()
    guard case .reply(let text, let usage) = outcome else { return outcome }
    return .reply(text: redactor.restored(text), usage: complete(usage, prompt, text))
  }

  /// What a server does not count is estimated, so that the budget of a dialogue holds.
  private func complete(_ usage: Usage, _ prompt: Prompt, _ reply: String) -> Usage {
    let sent = TokenEstimate.tokens(prompt)
    if usage.total == 0 { return Usage(input: sent, output: TokenEstimate.tokens(reply)) }
    var usage = usage
    // It cuts what is longer than its context and says nothing; an estimate is at most twice too high.
    usage.mayBeCut = endpoint.vendor == .ollama && usage.input > 0 && usage.input < sent / 2
    return usage
  }

  func ask(
    _ prompt: Prompt, onWait: (Duration) -> Void = { _ in }, onText: @escaping @Sendable (String) -> Void
  ) async -> ModelOutcome {
    var (attempt, retries, adaptation, hasAdapted) = (1, 1, Adaptation(endpoint.vendor), false)
    var settings = await known.settings
    while true {
      let exchange = await HTTPExchange.run(
        endpoint.request(prompt, settings), session: session, dialect: endpoint.dialect, settings: settings,
        onText: onText)
      switch Verdict(exchange, wording, attempt: attempt) {
      case .outcome(let outcome):
        if outcome != .cancelled, hasAdapted { await known.set(settings) }
        return outcome
      case .failure(let failure, let error):
        if let fewer = adaptation.settings(settings, after: error, failure, hadContent: exchange.hadContent) {
          (settings, hasAdapted) = (fewer, true)
        } else if let wait = wait(failure, exchange, retries) {
          retries += 1
          onWait(wait)
          do { try await policy.pace.sleep(wait) } catch { return .cancelled }
        } else {
          return .failed(withAskedWait(failure, exchange))
        }
      }
      attempt += 1
    }
  }

  /// A wait that is too long to sit through is left to the person.
  private func withAskedWait(_ failure: ModelFailure, _ exchange: HTTPExchange) -> ModelFailure {
    guard [.rateLimited, .overloaded, .server].contains(failure.kind), let asked = policy.askedFor(exchange.head),
      asked > RetryPolicy.longest
    else { return failure }
    var failure = failure
    failure.advice = "Your words are kept; try again in \(Self.words(asked)), or use another model."
    return failure
  }

  private static func words(_ wait: Duration) -> String {
    let minutes = (wait.components.seconds + 59) / 60
    return minutes < 120 ? "\(minutes) minutes" : "\((minutes + 59) / 60) hours"
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
