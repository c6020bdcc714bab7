import ConfigSchema
import Store
import Transfer

/// Mail through Resend's API, or through anything that speaks like it.
struct Resend: HTTPProvider {
  let settings: ResendSettings
  let channel = Channel.mail
  var secrets: [Secret] { [settings.key] }

  func name(for outgoing: Outgoing) -> String { "Resend" }

  func request(_ outgoing: Outgoing, key: ItemID, at: Timestamp) throws(Unsendable) -> HTTPRequest {
    guard case .email(let to, let subject, let body) = outgoing else { throw Unsendable("Resend carries e-mail only") }
    let mail = try Mailing.checked(to: to, subject: subject, body: body)
    let message: JSON = [
      "from": .string(settings.from.shown), "to": [.string(mail.to.address)], "subject": .string(mail.subject),
      "text": .string(mail.body),
    ]
    return HTTPRequest(
      method: "POST", url: "\(settings.baseURL)/emails",
      headers: [
        settings.key.header("Authorization", prefix: "Bearer "), HTTPHeader("Content-Type", "application/json"),
        HTTPHeader("Accept", "application/json"), .userAgent, .idempotencyKey(key),
      ], body: Array(message.text(.compact).utf8), limits: .provider)
  }

  func externalID(_ body: JSON) -> String? { body["id"]?.string }

  /// `{"statusCode": 422, "name": "validation_error", "message": "…"}`
  func complaint(_ body: JSON) -> Complaint? {
    let name = body["name"]?.string ?? ""
    let nature: Complaint.Nature =
      switch name {
      case "missing_api_key", "invalid_api_key", "restricted_api_key", "invalid_from_address", "invalid_access": .setUp
      case "daily_quota_exceeded", "monthly_quota_exceeded", "rate_limit_exceeded", "concurrent_idempotent_requests":
        .passing
      // The key was used for another text: an earlier attempt was taken, and nothing tells this one from it.
      case "invalid_idempotent_request": .final
      default: .asTheStatusSays
      }
    return Complaint(code: name, message: body["message"]?.string ?? "", nature: nature)
  }
}

extension MailAddress {
  /// For a JSON field, whose reader encodes letters by itself: a name is quoted when it holds what separates addresses.
  var shown: String {
    guard let name else { return address }
    return name.contains(where: { "()[]:;@,.".contains($0) }) ? "\"\(name)\" <\(address)>" : "\(name) <\(address)>"
  }
}
