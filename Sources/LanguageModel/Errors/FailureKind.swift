extension ProviderError {
  /// What kind of failure this is under that status; nil = it came inside a stream of status 200.
  func kind(status: Int?) -> ModelFailure.Kind {
    if saysNoCredit { return .quota }
    if saysTooLong { return .tooLarge }
    return Self.kind(ofStatus: status ?? Int(code) ?? 0) ?? kindOfType
  }

  private var saysNoCredit: Bool {
    ["insufficient_quota", "billing_error", "billing_hard_limit_reached"].contains { $0 == code || $0 == type }
  }

  private var saysTooLong: Bool {
    if code == "context_length_exceeded" || type == "exceed_context_size_error" { return true }
    let text = message.lowercased()
    return ["prompt is too long", "maximum context length", "context length exceeded"].contains { text.contains($0) }
  }

  private static func kind(ofStatus status: Int) -> ModelFailure.Kind? {
    switch status {
    case 300..<400: .redirected
    case 401: .unauthorized
    case 402: .quota
    case 403: .forbidden
    case 404: .notFound
    case 407: .proxy
    case 408, 504: .timedOut
    case 413: .tooLarge
    case 429: .rateLimited
    case 503, 529: .overloaded
    case 400..<500: .badRequest
    case 500...: .server
    default: nil
    }
  }

  private var kindOfType: ModelFailure.Kind {
    switch type.isEmpty ? code : type {
    case "overloaded_error", "server_is_overloaded", "service_unavailable_error": .overloaded
    case "rate_limit_error", "rate_limit_exceeded", "tokens", "requests": .rateLimited
    case "authentication_error": .unauthorized
    case "permission_error": .forbidden
    case "not_found_error": .notFound
    case "invalid_request_error": .badRequest
    case "request_too_large": .tooLarge
    case "timeout_error": .timedOut
    default: .server
    }
  }
}
