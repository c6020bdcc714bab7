import ConfigSchema
import Store
import TestSupport
import Transfer

@testable import Engine

/// What the tests of sending send.
enum Sending {
  static let key = ItemID("5b0c2f4e-7d1a-4c38-9a52-0f6b1e2d3c4b")
  /// 2030-03-17 17:46:40 UTC, a Sunday.
  static let at = Timestamp(seconds: 1_900_000_000)
  static let text = Outgoing.sms(to: "(512) 555-0142", body: "Hi Sam & co, 7 pm? Grüße 👋")
  static let mail = Outgoing.email(to: "sam@example.test", subject: "Your tour", body: "Hi Sam,\nsee you at 7.")
  static func webhook(
    _ url: String = "https://hooks.example.test/leads", method: String = "POST", headers: [String: String] = [:],
    body: String = #"{"lead":"Sam"}"#
  ) -> Outgoing { .webhook(url: url, method: method, headers: headers, body: body) }

  static let twilio = TwilioSettings(
    account: "AC0123", token: Secret("t0psecret-token"), from: "+15125550100", baseURL: "https://api.twilio.com")
  static let telnyx = TelnyxSettings(
    key: Secret("KEY-t0psecret"), from: "+15125550100", baseURL: "https://api.telnyx.com")
  static let resend = ResendSettings(
    key: Secret("re_t0psecret"), from: MailAddress("Maple Court <office@example.test>")!,
    baseURL: "https://api.resend.com")
  static let smtp = SMTPSettings(
    url: "smtp://mail.example.test:587", encryption: .required,
    login: .init(user: "maple", password: Secret("t0psecret-word")), from: MailAddress("office@example.test")!)
  static let secret = Secret("a-secret-of-the-tests")
}

extension HTTPRequest {
  /// The first header of that name.
  subscript(header: String) -> String? { headers.first { $0.name == header }?.value }
  var text: String { String(decoding: body, as: UTF8.self) }
}
