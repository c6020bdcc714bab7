import Transfer

extension ResendSettings {
  static func read(_ environment: [String: String]) -> ProviderReading<ResendSettings> {
    var variables = ProviderVariables("Resend", ["RESEND_API_KEY", "RESEND_FROM", "RESEND_BASE_URL"], environment)
    let key = variables.required("RESEND_API_KEY")
    let from = variables.address("RESEND_FROM")
    let baseURL = variables.baseURL("RESEND_BASE_URL", standard: "https://api.resend.com")
    guard let key, let from, let baseURL else { return variables.reading(nil) }
    return variables.reading(ResendSettings(key: Secret(key), from: from, baseURL: baseURL))
  }
}

extension SMTPSettings {
  static func read(_ environment: [String: String]) -> ProviderReading<SMTPSettings> {
    var variables = ProviderVariables(
      "The mail server", ["SMTP_URL", "SMTP_USERNAME", "SMTP_PASSWORD", "SMTP_FROM"], environment)
    let server = variables.server()
    let from = variables.address("SMTP_FROM")
    let user = variables.optional("SMTP_USERNAME")
    let password = variables.optional("SMTP_PASSWORD")
    if (user == nil) != (password == nil) {
      variables.problem("SMTP_USERNAME and SMTP_PASSWORD are needed together")
    }
    guard let server, let from else { return variables.reading(nil) }
    var login: MailRequest.Login?
    if let user, let password { login = MailRequest.Login(user: user, password: Secret(password)) }
    return variables.reading(
      SMTPSettings(url: server.url, encryption: server.encryption, login: login, from: from))
  }
}

extension ProviderVariables {
  fileprivate mutating func address(_ name: String) -> MailAddress? {
    guard let value = required(name) else { return nil }
    let address = MailAddress(value)
    if address == nil {
      problem("\(name) has to be an address such as office@example.test or Maple Court <office@example.test>")
    }
    return address
  }

  /// `smtps` is encrypted from the start, `smtp` before anything is said, and not at all on this machine.
  fileprivate mutating func server() -> (url: String, encryption: MailRequest.Encryption)? {
    guard let url = required("SMTP_URL") else { return nil }
    let lower = url.lowercased()
    let rest = lower.firstRange(of: "://").map { lower[$0.upperBound...] } ?? ""
    guard lower.hasPrefix("smtp://") || lower.hasPrefix("smtps://"), !rest.isEmpty, !rest.hasPrefix(":"),
      !url.contains(where: { " @\\?#".contains($0) })
    else {
      problem("SMTP_URL has to be an address such as smtp://mail.example.test:587 or smtps://mail.example.test")
      return nil
    }
    let isHere = lower.hasPrefix("smtp://") && isLoopback(url: url)
    return (url, isHere ? .none : .required)
  }
}
