import ConfigSchema
import Store
import Transfer

/// Texts through Telnyx's messages, or through anything that speaks like it.
struct Telnyx: HTTPProvider {
  let settings: TelnyxSettings
  let channel = Channel.texts
  var secrets: [Secret] { [settings.key] }

  func name(for outgoing: Outgoing) -> String { "Telnyx" }

  func request(_ outgoing: Outgoing, key: ItemID, at: Timestamp) throws(Unsendable) -> HTTPRequest {
    guard case .sms(let to, let body) = outgoing else { throw Unsendable("Telnyx carries texts only") }
    let text = try Texting.checked(to: to, body: body)
    let message: JSON = ["from": .string(settings.from), "to": .string(text.to), "text": .string(text.body)]
    return HTTPRequest(
      method: "POST", url: "\(settings.baseURL)/v2/messages",
      headers: [
        settings.key.header("Authorization", prefix: "Bearer "), HTTPHeader("Content-Type", "application/json"),
        HTTPHeader("Accept", "application/json"), .userAgent, .idempotencyKey(key),
      ], body: Array(message.text(.compact).utf8), limits: .provider)
  }

  func externalID(_ body: JSON) -> String? { body["data"]?["id"]?.string }

  /// `{"errors": [{"code": "40300", "title": "Blocked due to STOP message", "detail": "…"}]}`
  func complaint(_ body: JSON) -> Complaint? {
    guard let error = body["errors"]?.array?.first else { return Complaint(code: "", message: "") }
    let code = error["code"].flatMap { $0.string ?? $0.int.map(String.init) } ?? ""
    let words = [error["title"]?.string, error["detail"]?.string].compactMap(\.self).filter { !$0.isEmpty }
    let nature: Complaint.Nature =
      switch code {
      case "10007", "10008", "10011": .passing
      // Wrong key; no permission; no money; sender that is not ours or belongs to no messaging profile.
      case "10009", "10010", "20100", "40305", "40312": .setUp
      default: .asTheStatusSays
      }
    return Complaint(code: code, message: words.joined(separator: ". "), nature: nature)
  }
}
