import ConfigSchema
import Store
import Transfer

/// Mail through a mail server.
struct SMTPSender: Sender {
  let settings: SMTPSettings
  /// How long a mail may take.
  var limits = HTTPLimits(connect: .seconds(10), idle: .seconds(30), total: .seconds(60))

  func whyNotSetUp(_ outgoing: Outgoing) -> String? {
    Channel(outgoing) == .mail ? nil : "the mail server carries e-mail only"
  }

  func send(_ outgoing: Outgoing, key: ItemID, at: Timestamp) async -> SendOutcome {
    guard case .email(let to, let subject, let body) = outgoing else {
      return .notSetUp(reason: "the mail server carries e-mail only")
    }
    let message: MailMessage
    do { message = try MailMessage(from: settings.from, (to, subject, body), key: key, at: at) } catch {
      return .refused(reason: error.reason)
    }
    return outcome(await MailSession().send(request(message)))
  }

  func request(_ message: MailMessage) -> MailRequest {
    MailRequest(
      url: settings.url, encryption: settings.encryption, login: settings.login, sender: settings.from.address,
      recipients: [message.to.address], message: message.bytes, limits: limits)
  }

  func outcome(_ result: MailResult) -> SendOutcome {
    guard let error = result.error else { return .sent(externalID: result.reply.flatMap(Self.queueName)) }
    switch error.code {
    case .cancelled, .closed: return .retry(reason: "the attempt was interrupted", after: nil)
    case .noEncryption: return .notSetUp(reason: "the mail server offers no encrypted connection")
    case .malformedURL, .unsupportedProtocol: return .notSetUp(reason: "the mail server's address is not usable")
    default: break
    }
    if let reply = result.reply, reply.code >= 400 { return outcome(reply) }
    return .retry(reason: "the mail server could not be reached: \(error.sentence)", after: nil)
  }

  private func outcome(_ reply: MailReply) -> SendOutcome {
    let safe = settings.login?.password.removed(from: reply.text) ?? reply.text
    let reason = "the mail server answered \(reply.code): \(Escape.visible(String(safe.prefix(300))))"
    // Logging in is asked for, has to be encrypted, or failed for good.
    if [530, 534, 535, 538].contains(reply.code) { return .notSetUp(reason: reason) }
    return reply.code < 500 ? .retry(reason: reason, after: nil) : .refused(reason: reason)
  }

  /// `2.0.0 Ok: queued as 4XyZ` → `4XyZ`
  private static func queueName(_ reply: MailReply) -> String? {
    guard let range = reply.text.firstRange(of: "queued as ") else { return nil }
    let name = reply.text[range.upperBound...].prefix { !$0.isWhitespace }
    return name.isEmpty ? nil : String(name.prefix(200))
  }
}
