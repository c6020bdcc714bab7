import Testing
import Transfer

@testable import Engine

@Suite("What the variables set up") struct SettingsTests {
  static let twilio = ["TWILIO_ACCOUNT_SID": "AC01", "TWILIO_AUTH_TOKEN": "tok", "TWILIO_FROM": "(512) 555-0100"]
  static let telnyx = ["TELNYX_API_KEY": "k", "TELNYX_FROM": "+15125550100"]
  static let resend = ["RESEND_API_KEY": "k", "RESEND_FROM": "Maple Court <office@example.test>"]
  static let smtp = ["SMTP_URL": "smtp://mail.example.test:587", "SMTP_FROM": "office@example.test"]

  @Test(
    "nothing set, nothing set up, nothing to complain about", arguments: [[:], ["TWILIO_FROM": " ", "SMTP_URL": ""]])
  func nothing(environment: [String: String]) {
    let settings = SendingSettings.read(environment)
    #expect(settings.texts == nil && settings.mail == nil && settings.webhookSecret == nil)
    #expect(settings.findings.isEmpty)
    #expect(settings.report.map(\.isSetUp) == [false, false, false])
  }

  @Test("Twilio, by a number or by a service")
  func twilioWhole() throws {
    #expect(
      SendingSettings.read(Self.twilio).texts
        == .twilio(
          TwilioSettings(
            account: "AC01", token: Secret("tok"), from: "+15125550100", baseURL: "https://api.twilio.com")))
    let service = [
      "TWILIO_ACCOUNT_SID": "AC01", "TWILIO_AUTH_TOKEN": " tok\n", "TWILIO_MESSAGING_SERVICE_SID": "MG9",
      "TWILIO_BASE_URL": "http://127.0.0.1:8080/",
    ]
    #expect(
      SendingSettings.read(service).texts
        == .twilio(
          TwilioSettings(
            account: "AC01", token: Secret("tok"), messagingService: "MG9", baseURL: "http://127.0.0.1:8080")))
  }

  @Test("Telnyx, Resend and a mail server")
  func others() {
    #expect(
      SendingSettings.read(Self.telnyx).texts
        == .telnyx(TelnyxSettings(key: Secret("k"), from: "+15125550100", baseURL: "https://api.telnyx.com")))
    let resend = SendingSettings.read(Self.resend)
    #expect(resend.report[1].state == "E-mail goes out through Resend, from office@example.test")
    let smtp = SendingSettings.read(Self.smtp.merging(["SMTP_USERNAME": "u", "SMTP_PASSWORD": "p"]) { $1 })
    #expect(
      smtp.mail
        == .smtp(
          SMTPSettings(
            url: "smtp://mail.example.test:587", encryption: .required,
            login: .init(user: "u", password: Secret("p")), from: MailAddress("office@example.test")!)))
  }

  @Test(
    "a mail server is spoken to in the clear only when it is this machine",
    arguments: [
      ("smtp://127.0.0.1:25", MailRequest.Encryption.none), ("smtp://localhost", .none),
      ("smtps://localhost", .required),
      ("smtp://mail.example.test", .required), ("smtps://mail.example.test", .required),
      ("smtp://127.0.0.1.example.test", .required),
    ])
  func encryption(url: String, expected: MailRequest.Encryption) {
    guard case .smtp(let smtp) = SendingSettings.read(["SMTP_URL": url, "SMTP_FROM": "a@b.test"]).mail else {
      Issue.record("\(url) sets up nothing")
      return
    }
    #expect(smtp.encryption == expected)
  }

  @Test("of two providers for one thing the first is used, and it says so")
  func two() {
    let settings = SendingSettings.read(Self.twilio.merging(Self.telnyx) { $1 })
    guard case .twilio = settings.texts else {
      Issue.record("not Twilio")
      return
    }
    #expect(settings.findings.map(\.sentence) == ["Twilio and Telnyx are both set up; Twilio is used"])
  }

  @Test("half a provider beside a whole one is reported and does no harm")
  func halfBesideWhole() {
    let settings = SendingSettings.read(Self.telnyx.merging(["TWILIO_AUTH_TOKEN": "t"]) { $1 })
    guard case .telnyx = settings.texts else {
      Issue.record("not Telnyx")
      return
    }
    #expect(settings.findings.count == 1)
  }

  @Test(
    "what is missing or wrong is said all at once",
    arguments: [
      (
        ["TWILIO_ACCOUNT_SID": "AC01"],
        "Twilio is half set up: TWILIO_AUTH_TOKEN is missing; TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing"
      ),
      (
        ["TWILIO_ACCOUNT_SID": "AC/../x", "TWILIO_AUTH_TOKEN": "t", "TWILIO_FROM": "+15125550100"],
        "Twilio is half set up: TWILIO_ACCOUNT_SID holds something else than letters and digits"
      ),
      (["TELNYX_FROM": "+15125550100"], "Telnyx is half set up: TELNYX_API_KEY is missing"),
      (
        ["TELNYX_FROM": "+15125550100", "TELNYX_API_KEY": "a\nb"],
        "Telnyx is half set up: TELNYX_API_KEY holds a line break or another control character"
      ),
      (["RESEND_API_KEY": "k"], "Resend is half set up: RESEND_FROM is missing"),
      (
        ["RESEND_API_KEY": "k", "RESEND_FROM": "office"],
        "Resend is half set up: RESEND_FROM has to be an address such as office@example.test or "
          + "Maple Court <office@example.test>"
      ),
      (
        ["SMTP_URL": "mail.example.test", "SMTP_FROM": "a@b.test", "SMTP_USERNAME": "u"],
        "The mail server is half set up: SMTP_URL has to be an address such as smtp://mail.example.test:587 or "
          + "smtps://mail.example.test; SMTP_USERNAME and SMTP_PASSWORD are needed together"
      ),
      (
        ["CONFIGURATOR_WEBHOOK_SECRET": "short"],
        "The signing of webhooks is half set up: CONFIGURATOR_WEBHOOK_SECRET is shorter than 16 characters"
      ),
    ])
  func half(environment: [String: String], sentence: String) {
    let settings = SendingSettings.read(environment)
    #expect(settings.findings.map(\.sentence) == [sentence])
    #expect(settings.texts == nil && settings.mail == nil && settings.webhookSecret == nil)
  }

  @Test(
    "keys go to encrypted addresses or to this machine only",
    arguments: [
      "http://api.example.test", "ftp://api.example.test", "api.example.test", "http://127.0.0.1@example.test",
      "https://user@example.test", "https://example.test/?x=1", "https://example.test/ x",
      "http://localhost.example.test",
    ])
  func baseURL(url: String) {
    let settings = SendingSettings.read(Self.telnyx.merging(["TELNYX_BASE_URL": url]) { $1 })
    #expect(settings.texts == nil)
    #expect(
      settings.findings.map(\.sentence) == [
        "Telnyx is half set up: TELNYX_BASE_URL has to be an https address (http only on this machine)"
      ])
  }

  @Test(
    "and these are such addresses",
    arguments: [
      ("https://eu.example.test/", "https://eu.example.test"), ("HTTPS://example.test/v", "HTTPS://example.test/v"),
      ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:8080/", "http://[::1]:8080"),
      ("http://localhost", "http://localhost"),
    ])
  func goodBaseURL(url: String, used: String) {
    guard case .telnyx(let telnyx) = SendingSettings.read(Self.telnyx.merging(["TELNYX_BASE_URL": url]) { $1 }).texts
    else {
      Issue.record("\(url) is not taken")
      return
    }
    #expect(telnyx.baseURL == used)
  }

  @Test("no secret is ever printed")
  func secrets() {
    let secrets = ["tok-9f8e7d", "key-9f8e7d", "word-9f8e7d", "sign-9f8e7d-0000000"]
    let environment = [
      "TWILIO_ACCOUNT_SID": "AC01", "TWILIO_AUTH_TOKEN": secrets[0], "TWILIO_FROM": "+15125550100",
      "TELNYX_API_KEY": secrets[1], "SMTP_URL": "smtp://mail.example.test", "SMTP_FROM": "a@b.test",
      "SMTP_USERNAME": "u", "SMTP_PASSWORD": secrets[2], "CONFIGURATOR_WEBHOOK_SECRET": secrets[3],
    ]
    let settings = SendingSettings.read(environment)
    #expect(settings.texts != nil && settings.mail != nil && settings.webhookSecret != nil)
    var dumped = ""
    dump(settings, to: &dumped)
    dump(Senders(settings), to: &dumped)
    dumped += "\(settings) \(String(reflecting: settings)) \(Senders(settings)) \(settings.report)"
    for secret in secrets { #expect(!dumped.contains(secret)) }
  }
}
