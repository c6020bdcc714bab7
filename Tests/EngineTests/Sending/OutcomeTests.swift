import ConfigSchema
import Store
import Testing
import Transfer

@testable import Engine

@Suite("What an answer means") struct OutcomeTests {
  private func outcome(
    _ provider: some HTTPProvider, _ status: Int, _ body: String, headers: [HTTPHeader] = []
  ) -> SendOutcome {
    let json = ProviderAnswer(head: HTTPHead(status: status, headers: headers), body: Array(body.utf8)).json
    let name = provider.name(for: Sending.webhook())
    return AnswerOutcome(name: name, secrets: provider.secrets, at: Sending.at).outcome(
      HTTPHead(status: status, headers: headers), externalID: provider.externalID(json),
      complaint: provider.complaint(json))
  }

  @Test(
    "of Twilio",
    arguments: [
      (201, #"{"sid":"SM77","status":"queued","code":null}"#, SendOutcome.sent(externalID: "SM77")),
      (200, "cut off {", .sent(externalID: nil)),
      (
        400, #"{"code":21610,"message":"Attempt to send to unsubscribed recipient","status":400}"#,
        .refused(reason: "Twilio answered 400, code 21610: Attempt to send to unsubscribed recipient")
      ),
      (
        400, #"{"code":21211,"message":"Invalid 'To' Phone Number"}"#,
        .refused(reason: "Twilio answered 400, code 21211: Invalid 'To' Phone Number")
      ),
      (
        429, #"{"code":20429,"message":"Too Many Requests"}"#,
        .retry(reason: "Twilio answered 429, code 20429: Too Many Requests", after: nil)
      ),
      (400, #"{"code":21611,"message":"queue"}"#, .retry(reason: "Twilio answered 400, code 21611: queue", after: nil)),
      (
        401, #"{"code":20003,"message":"Authenticate"}"#,
        .notSetUp(reason: "Twilio answered 401, code 20003: Authenticate")
      ),
      (401, "", .notSetUp(reason: "Twilio answered 401")),
      (400, #"{"code":21606,"message":"not yours"}"#, .notSetUp(reason: "Twilio answered 400, code 21606: not yours")),
      (404, "<html>", .refused(reason: "Twilio answered 404")),
      (503, "<html>", .retry(reason: "Twilio answered 503", after: nil)),
      (
        302, "", .refused(reason: "Twilio answered with a redirect (302), which is not followed")
      ),
    ])
  func twilio(status: Int, body: String, expected: SendOutcome) {
    #expect(outcome(Twilio(settings: Sending.twilio), status, body) == expected)
  }

  @Test(
    "of Telnyx",
    arguments: [
      (200, #"{"data":{"id":"40385f64"}}"#, SendOutcome.sent(externalID: "40385f64")),
      (
        400, #"{"errors":[{"code":"40300","title":"Blocked due to STOP message","detail":"They said stop."}]}"#,
        .refused(reason: "Telnyx answered 400, code 40300: Blocked due to STOP message. They said stop.")
      ),
      (
        401, #"{"errors":[{"code":"10009","title":"Authentication failed"}]}"#,
        .notSetUp(reason: "Telnyx answered 401, code 10009: Authentication failed")
      ),
      (
        429, #"{"errors":[{"code":"10011","title":"Too many requests"}]}"#,
        .retry(reason: "Telnyx answered 429, code 10011: Too many requests", after: nil)
      ),
      (422, "[]", .refused(reason: "Telnyx answered 422")),
    ])
  func telnyx(status: Int, body: String, expected: SendOutcome) {
    #expect(outcome(Telnyx(settings: Sending.telnyx), status, body) == expected)
  }

  @Test(
    "of Resend",
    arguments: [
      (200, #"{"id":"49a3999c"}"#, SendOutcome.sent(externalID: "49a3999c")),
      (
        422, #"{"statusCode":422,"name":"validation_error","message":"Invalid `to` field"}"#,
        .refused(reason: "Resend answered 422, code validation_error: Invalid `to` field")
      ),
      (
        403, #"{"name":"invalid_api_key","message":"API key is invalid"}"#,
        .notSetUp(reason: "Resend answered 403, code invalid_api_key: API key is invalid")
      ),
      (
        409, #"{"name":"concurrent_idempotent_requests","message":"in progress"}"#,
        .retry(reason: "Resend answered 409, code concurrent_idempotent_requests: in progress", after: nil)
      ),
      (
        409, #"{"name":"invalid_idempotent_request","message":"same key, other payload"}"#,
        .refused(reason: "Resend answered 409, code invalid_idempotent_request: same key, other payload")
      ),
    ])
  func resend(status: Int, body: String, expected: SendOutcome) {
    #expect(outcome(Resend(settings: Sending.resend), status, body) == expected)
  }

  @Test(
    "of a webhook's receiver, whose words are not recorded",
    arguments: [
      (200, SendOutcome.sent(externalID: nil)), (204, .sent(externalID: nil)),
      (400, .refused(reason: "hooks.example.test answered 400")),
      (401, .refused(reason: "hooks.example.test answered 401")),
      (410, .refused(reason: "hooks.example.test answered 410")),
      (408, .retry(reason: "hooks.example.test answered 408", after: nil)),
      (409, .retry(reason: "hooks.example.test answered 409", after: nil)),
      (425, .retry(reason: "hooks.example.test answered 425", after: nil)),
      (429, .retry(reason: "hooks.example.test answered 429", after: nil)),
      (500, .retry(reason: "hooks.example.test answered 500", after: nil)),
      (308, .refused(reason: "hooks.example.test answered with a redirect (308), which is not followed")),
    ])
  func webhook(status: Int, expected: SendOutcome) {
    let body = #"{"sid":"x","id":"x","message":"Sam's number is +15125550142"}"#
    #expect(outcome(Webhook(secret: Sending.secret), status, body) == expected)
  }

  @Test(
    "a wait that is asked for is kept",
    arguments: [
      ("7", 7), ("0.5", 0.5), ("999999999", 86_400), ("Sun, 17 Mar 2030 17:47:10 GMT", 30), ("0", nil), ("-5", nil),
      ("soon", nil), ("nan", nil), ("inf", nil), ("Sun, 17 Mar 2030 17:46:00 GMT", nil),
    ] as [(String, Double?)])
  func retryAfter(text: String, seconds: Double?) {
    let provider = Twilio(settings: Sending.twilio)
    let header = HTTPHeader("Retry-After", text)
    #expect(
      outcome(provider, 503, "", headers: [header]) == .retry(reason: "Twilio answered 503", after: seconds))
  }

  @Test("a stranger's words are cut, visible and without our secrets")
  func words() {
    let long = String(repeating: "x", count: 1000)
    let body = #"{"code":1,"message":"a\u001b[31m t0psecret-token\nb\u202e \#(long)"}"#
    guard case .refused(let reason) = outcome(Twilio(settings: Sending.twilio), 400, body) else {
      Issue.record("not refused")
      return
    }
    #expect(reason.hasPrefix("Twilio answered 400, code 1: a\\u{001B}[31m … b\\u{202E} xxx"), "\(reason)")
    #expect(!reason.contains("t0psecret-token") && reason.count < 400)
  }

  @Test(
    "an exchange that came to nothing",
    arguments: [
      (TransferError.Code.cannotConnect, true), (.noSuchHost, true), (.connectTimeout, true), (.silent, true),
      (.tookTooLong, true), (.badCertificate, true), (.cutInTheMiddle, true), (.cancelled, true), (.closed, true),
      (.emptyAnswer, true), (.addressRefused, false), (.malformedURL, false), (.malformedHeader, false),
      (.unsupportedProtocol, false),
    ])
  func transfer(code: TransferError.Code, isRetried: Bool) {
    let judge = AnswerOutcome(name: "Twilio", secrets: [], at: Sending.at)
    switch judge.outcome(TransferError(code, detail: "https://hooks.example.test/T0KEN")) {
    case .retry(let reason, let after):
      #expect(isRetried && after == nil)
      #expect(!reason.contains("T0KEN"))
    case .refused(let reason):
      #expect(!isRetried)
      #expect(!reason.contains("T0KEN"))
    default: Issue.record("\(code) is neither")
    }
  }
}
