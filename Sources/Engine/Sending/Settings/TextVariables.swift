import Transfer

extension TwilioSettings {
  static func read(_ environment: [String: String]) -> ProviderReading<TwilioSettings> {
    var variables = ProviderVariables(
      "Twilio",
      [
        "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM", "TWILIO_MESSAGING_SERVICE_SID", "TWILIO_BASE_URL",
      ], environment)
    let account = variables.required("TWILIO_ACCOUNT_SID")
    let token = variables.required("TWILIO_AUTH_TOKEN")
    let from = variables.optional("TWILIO_FROM")
    let service = variables.optional("TWILIO_MESSAGING_SERVICE_SID")
    let baseURL = variables.baseURL("TWILIO_BASE_URL", standard: "https://api.twilio.com")
    // It becomes a part of the address.
    if let account, !account.utf8.allSatisfy(isLetterOrDigit) {
      variables.problem("TWILIO_ACCOUNT_SID holds something else than letters and digits")
    }
    if from == nil, service == nil {
      variables.problem("TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing")
    }
    guard let account, let token, let baseURL else { return variables.reading(nil) }
    return variables.reading(
      TwilioSettings(
        account: account, token: Secret(token), from: from.map { PhoneNumber.e164($0) ?? $0 },
        messagingService: service, baseURL: baseURL))
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension TelnyxSettings {
  static func read(_ environment: [String: String]) -> ProviderReading<TelnyxSettings> {
    var variables = ProviderVariables("Telnyx", ["TELNYX_API_KEY", "TELNYX_FROM", "TELNYX_BASE_URL"], environment)
    let key = variables.required("TELNYX_API_KEY")
    let from = variables.required("TELNYX_FROM")
    let baseURL = variables.baseURL("TELNYX_BASE_URL", standard: "https://api.telnyx.com")
    guard let key, let from, let baseURL else { return variables.reading(nil) }
    return variables.reading(
      TelnyxSettings(key: Secret(key), from: PhoneNumber.e164(from) ?? from, baseURL: baseURL))
  }
}
