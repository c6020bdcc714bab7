import Transfer

/// Says in plain words what a failure means at one endpoint. Never prints the key, not even when the other side does.
struct FailureWording: Sendable {
  /// "Anthropic", "the model server at 127.0.0.1".
  let provider: String
  /// The environment variables that may hold the key: "ANTHROPIC_API_KEY".
  let keyVariable: String
  let model: String
  let key: Secret?
  /// What else is sent along that nobody should see, such as a gateway's key.
  var secrets: [Secret] = []
  /// The proxy that the environment names.
  var proxy: String?

  func failure(_ error: ProviderError, status: Int?, requestID: String?, attempts: Int) -> ModelFailure {
    let kind = error.kind(status: status)
    return ModelFailure(
      kind, message: message(kind), advice: advice(kind), status: status, requestID: error.requestID ?? requestID,
      detail: redacted(error.message), attempts: attempts)
  }

  func failure(_ error: TransferError, attempts: Int) -> ModelFailure {
    let kind = error.isOfProxy ? .proxy : Self.kind(error.code)
    return ModelFailure(
      kind, message: message(kind), advice: advice(kind), detail: redacted("\(error)"), attempts: attempts)
  }

  func notUnderstood(_ text: String, status: Int?, requestID: String?, attempts: Int) -> ModelFailure {
    ModelFailure(
      .notUnderstood, message: message(.notUnderstood), advice: advice(.notUnderstood), status: status,
      requestID: requestID, detail: redacted(text), attempts: attempts)
  }

  /// The key is taken out before the text is shortened, so that no part of it stays.
  private func redacted(_ text: String) -> String {
    Printable.excerpt(([key].compactMap(\.self) + secrets).reduce(text) { $1.removed(from: $0) })
  }

  private static func kind(_ code: TransferError.Code) -> ModelFailure.Kind {
    switch code {
    case .silent, .tookTooLong: .timedOut
    case .malformedURL, .unsupportedProtocol, .malformedHeader: .notFound
    case .tlsHandshake, .badCertificate: .insecure
    case .bodyTooLarge, .badEncoding: .notUnderstood
    default: .network
    }
  }

  private func message(_ kind: ModelFailure.Kind) -> String {
    switch kind {
    case .unauthorized: "\(provider) does not accept the key."
    case .forbidden: "\(provider) does not allow this with your key."
    case .notFound: "\(provider) does not know the model “\(model)” or the address."
    case .quota: "There is no credit left at \(provider)."
    case .rateLimited: "\(provider) takes no more requests for now."
    case .overloaded: "\(provider) has no capacity right now."
    case .server: "\(provider) had an error of its own."
    case .badRequest: "\(provider) does not accept the request."
    case .tooLarge: "The request is too long for “\(model)”."
    case .network: "\(provider) cannot be reached."
    case .timedOut: "\(provider) did not answer in time."
    case .proxy: "The proxy \(proxy.map { $0 + " " } ?? "")does not let the request through to \(provider)."
    case .insecure: "The connection to \(provider) is not secure, so nothing was sent."
    case .notUnderstood: "\(provider) answered with something that is not a model's reply."
    case .redirected: "\(provider) points to another address, which was not followed."
    }
  }

  private func advice(_ kind: ModelFailure.Kind) -> String {
    switch kind {
    case .unauthorized: "Check \(keyVariable)."
    case .forbidden: "Check what \(keyVariable) is allowed to do."
    case .notFound, .redirected: "Check CONFIGURATOR_MODEL and the base address."
    case .quota: "Waiting does not help: add credit, or use another model."
    case .rateLimited, .overloaded, .server: "Your words are kept; try again in a moment."
    case .badRequest: "Your words are kept; another model may accept them."
    case .tooLarge: "Paste less at a time, or choose a model with a larger context."
    case .network, .timedOut: "Your words are kept; check the network and try again."
    case .proxy: "Check HTTPS_PROXY; NO_PROXY lists what is reached without it."
    case .insecure: "Check the address and the computer's clock and certificates."
    case .notUnderstood: "Check the base address, or try again."
    }
  }
}

extension TransferError {
  /// Whether the way ended at the proxy. A tunnel it refused is told only in words.
  fileprivate var isOfProxy: Bool { code == .noSuchProxy || code == .proxyRefused || detail.contains("CONNECT tunnel") }
}
