import ConfigSchema
import FoundationEssentials
import Store
import Transfer

/// Texts through Twilio's Messages resource, or through anything that speaks like it.
struct Twilio: HTTPProvider {
  let settings: TwilioSettings
  let channel = Channel.texts
  var secrets: [Secret] { [settings.token] }

  func name(for outgoing: Outgoing) -> String { "Twilio" }

  func request(_ outgoing: Outgoing, key: ItemID, at: Timestamp) throws(Unsendable) -> HTTPRequest {
    guard case .sms(let to, let body) = outgoing else { throw Unsendable("Twilio carries texts only") }
    let text = try Texting.checked(to: to, body: body)
    var form = [("To", text.to), ("Body", text.body)]
    if let service = settings.messagingService { form.append(("MessagingServiceSid", service)) }
    if let from = settings.from { form.append(("From", from)) }
    let credentials = settings.token.use { Data("\(settings.account):\($0)".utf8).base64EncodedString() }
    return HTTPRequest(
      method: "POST", url: "\(settings.baseURL)/2010-04-01/Accounts/\(settings.account)/Messages.json",
      headers: [
        HTTPHeader("Authorization", "Basic \(credentials)", isSecret: true),
        HTTPHeader("Content-Type", "application/x-www-form-urlencoded"), HTTPHeader("Accept", "application/json"),
        .userAgent, .idempotencyKey(key),
      ], body: Array(Form.encoded(form).utf8), limits: .provider)
  }

  func externalID(_ body: JSON) -> String? { body["sid"]?.string }

  /// `{"code": 21211, "message": "Invalid 'To' Phone Number: …", "status": 400}`
  func complaint(_ body: JSON) -> Complaint? {
    let code = body["code"]?.int
    let nature: Complaint.Nature =
      switch code {
      // Too many requests; the queue of this sender is full.
      case 20429, 21611: .passing
      // Wrong credentials; suspended account; sender that is not ours or cannot text; service without senders.
      case 20003, 20005, 21603, 21606, 21659, 21660, 21701, 21703, 21704: .setUp
      default: .asTheStatusSays
      }
    return Complaint(code: code.map(String.init) ?? "", message: body["message"]?.string ?? "", nature: nature)
  }
}
