import Transfer

/// What one exchange means.
enum Verdict {
  case outcome(ModelOutcome)
  /// With what the provider said, when it was the provider.
  case failure(ModelFailure, ProviderError?)

  init(_ exchange: HTTPExchange, _ wording: FailureWording, attempt: Int) {
    if exchange.wasCancelled {
      self = .outcome(.cancelled)
    } else if let end = exchange.end {
      self = Self.streamed(end, exchange, wording, attempt)
    } else if let head = exchange.head {
      self = Self.refused(head, exchange, wording, attempt)
    } else {
      self = .failure(
        wording.failure(exchange.transferError ?? TransferError(.emptyAnswer), attempts: attempt), nil)
    }
  }

  private static func streamed(
    _ end: StreamEnd, _ exchange: HTTPExchange, _ wording: FailureWording, _ attempt: Int
  ) -> Verdict {
    switch end {
    case .outcome(.cutOff(.connection)):
      // A silence is told apart from a break, and a break before anything was said may be sent again.
      guard let error = exchange.transferError, error.code == .silent || !exchange.hadContent else {
        return .outcome(.cutOff(.connection))
      }
      return .failure(wording.failure(error, attempts: attempt), nil)
    case .outcome(let outcome): return .outcome(outcome)
    case .providerError(let error):
      let failure = wording.failure(error, status: nil, requestID: exchange.requestID, attempts: attempt)
      return .failure(failure, error)
    case .notUnderstood(let text):
      let failure = wording.notUnderstood(
        text, status: exchange.head?.status, requestID: exchange.requestID, attempts: attempt)
      return .failure(failure, nil)
    }
  }

  private static func refused(
    _ head: HTTPHead, _ exchange: HTTPExchange, _ wording: FailureWording, _ attempt: Int
  ) -> Verdict {
    let error = ProviderError(body: exchange.errorBody)
    if error.isContentFilter { return .outcome(.filtered(error.excerpt)) }
    let failure = wording.failure(error, status: head.status, requestID: exchange.requestID, attempts: attempt)
    return .failure(failure, error)
  }
}
