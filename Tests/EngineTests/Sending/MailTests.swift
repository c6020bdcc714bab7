import ConfigSchema
import Store
import Testing
import Transfer

@testable import Engine

@Suite("E-mail: what is handed over") struct MailTests {
  private func message(
    _ subject: String, _ body: String = "Hi", from: String = "office@example.test", to: String = "sam@example.test"
  ) throws -> String {
    let from = try #require(MailAddress(from))
    return String(
      decoding: try MailMessage(from: from, (to, subject, body), key: Sending.key, at: Sending.at).bytes, as: UTF8.self)
  }

  @Test("a whole mail")
  func whole() throws {
    #expect(
      try message(
        "Your tour", "Hi Sam,\nsee you at 7.\r\n.dots stay\r= and ü \n", from: "Maple Court <office@example.test>")
        == [
          "From: Maple Court <office@example.test>", "To: sam@example.test", "Subject: Your tour",
          "Date: Sun, 17 Mar 2030 17:46:40 +0000", "Message-ID: <5b0c2f4e-7d1a-4c38-9a52-0f6b1e2d3c4b@example.test>",
          "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
          "Content-Transfer-Encoding: quoted-printable", "", "Hi Sam,", "see you at 7.", ".dots stay",
          "=3D and =C3=BC=20",
          "", "",
        ].joined(separator: "\r\n"))
  }

  @Test(
    "subjects beyond plain letters are encoded words",
    arguments: [
      ("Tour at 7?", "Tour at 7?"), ("Grüße", "=?utf-8?B?R3LDvMOfZQ==?="), ("a =?b", "=?utf-8?B?YSA9P2I=?="),
      (" x", "=?utf-8?B?IHg=?="),
      (
        "Ihre Besichtigung in der Ahornstraße am Samstag",
        "=?utf-8?B?SWhyZSBCZXNpY2h0aWd1bmcgaW4gZGVyIEFob3Juc3RyYcOfZSBh?=\r\n =?utf-8?B?bSBTYW1zdGFn?="
      ),
    ])
  func subjects(text: String, written: String) {
    #expect(EncodedWord.text(text) == written)
  }

  @Test("however long or odd the text, no line is longer than mail allows and nothing but ASCII is in it")
  func lines() throws {
    let odd = String(repeating: "Zürich 東京 🚀 = . ", count: 60)
    let text = try message(String(odd.prefix(300)), odd + "\n" + String(repeating: "a", count: 500))
    #expect(text.utf8.allSatisfy { $0 == 13 || $0 == 10 || (0x20...0x7E).contains($0) })
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.contains("\n") && !$0.contains("\r") })
    let long = try message(String(repeating: "plain words ", count: 50))
    #expect(long.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
  }

  @Test(
    "nothing can become another header",
    arguments: [
      ("Hi\r\nBcc: all@example.test", "sam@example.test"), ("Hi\nX: y", "sam@example.test"),
      ("Hi\u{0}", "sam@example.test"), ("Hi\u{2028}X", "sam@example.test"), ("Hi", "sam@example.test\r\nBcc: a@b.test"),
      ("Hi", "sam@example.test, all@example.test"), ("Hi", "Sam <sam@example.test>"), ("Hi", "sam"),
      ("  ", "sam@example.test"),
    ])
  func injection(subject: String, to: String) {
    #expect(throws: Unsendable.self) { try message(subject, to: to) }
    #expect(throws: Unsendable.self) {
      try Resend(settings: Sending.resend).request(
        .email(to: to, subject: subject, body: "Hi"), key: Sending.key, at: Sending.at)
    }
  }

  @Test("an e-mail without words is not sent")
  func empty() { #expect(throws: Unsendable.self) { try message("Hi", " \n") } }

  @Test(
    "addresses with and without a name",
    arguments: [
      ("office@example.test", "office@example.test"),
      (" Maple Court <office@example.test> ", "Maple Court <office@example.test>"),
      ("\"Maple, Court\" <office@example.test>", "\"Maple, Court\" <office@example.test>"),
      ("Bücherei <o@example.test>", "=?utf-8?B?QsO8Y2hlcmVp?= <o@example.test>"),
      ("<o@example.test>", "o@example.test"),
      ("o.p+q@sub.example.test", "o.p+q@sub.example.test"), ("office", nil), ("a@b", nil), ("a@@b.test", nil),
      ("a@b.test>", nil), ("A\nB <a@b.test>", nil), ("a b@c.test", nil), (".a@b.test", nil), ("a@-b.test", nil),
      ("ü@b.test", nil), ("a@b..test", nil), ("", nil), ("x \"y\" <a@b.test>", nil),
    ] as [(String, String?)])
  func addresses(text: String, header: String?) {
    #expect(MailAddress(text)?.headerText == header)
  }

  @Test("Resend gets JSON, a key and the name of the program")
  func resend() throws {
    let request = try Resend(settings: Sending.resend).request(Sending.mail, key: Sending.key, at: Sending.at)
    #expect(request.url == "https://api.resend.com/emails")
    #expect(request["Authorization"] == "Bearer re_t0psecret")
    #expect(request["Idempotency-Key"] == Sending.key.value)
    #expect(request["User-Agent"] == "configurator")
    #expect(
      try JSONParser.parse(request.body)
        == [
          "from": "Maple Court <office@example.test>", "to": ["sam@example.test"], "subject": "Your tour",
          "text": "Hi Sam,\nsee you at 7.",
        ])
  }

  @Test(
    "a name goes to Resend in its own letters",
    arguments: [
      ("Bücherei <o@example.test>", "Bücherei <o@example.test>"), ("o@example.test", "o@example.test"),
      ("\"Maple, Court\" <o@example.test>", "\"Maple, Court\" <o@example.test>"),
    ])
  func shown(text: String, shown: String) {
    #expect(MailAddress(text)?.shown == shown)
  }

  @Test(
    "what a mail server says decides what happens next",
    arguments: [
      (
        MailResult(reply: MailReply(code: 250, text: "2.0.0 Ok: queued as 4XyZ now"), error: nil),
        SendOutcome.sent(externalID: "4XyZ")
      ),
      (MailResult(reply: MailReply(code: 250, text: "OK"), error: nil), .sent(externalID: nil)),
      (
        MailResult(reply: MailReply(code: 550, text: "5.1.1 no such user"), error: TransferError(.sendFailed)),
        .refused(reason: "the mail server answered 550: 5.1.1 no such user")
      ),
      (
        MailResult(reply: MailReply(code: 451, text: "greylisted"), error: TransferError(.sendFailed)),
        .retry(reason: "the mail server answered 451: greylisted", after: nil)
      ),
      (
        MailResult(reply: MailReply(code: 421, text: "busy"), error: TransferError(.strangeReply)),
        .retry(reason: "the mail server answered 421: busy", after: nil)
      ),
      (
        MailResult(reply: MailReply(code: 535, text: "no t0psecret-word"), error: TransferError(.loginDenied)),
        .notSetUp(reason: "the mail server answered 535: no …")
      ),
      (
        MailResult(reply: MailReply(code: 250, text: "mail.example.test"), error: TransferError(.noEncryption)),
        .notSetUp(reason: "the mail server offers no encrypted connection")
      ),
      (
        MailResult(reply: nil, error: TransferError(.cannotConnect)),
        .retry(reason: "the mail server could not be reached: Nothing answers at that address.", after: nil)
      ),
      (
        MailResult(reply: MailReply(code: 250, text: "ok"), error: TransferError(.receiveFailed)),
        .retry(reason: "the mail server could not be reached: The connection was lost while receiving.", after: nil)
      ),
      (
        MailResult(reply: nil, error: TransferError(.cancelled)),
        .retry(reason: "the attempt was interrupted", after: nil)
      ),
    ])
  func outcomes(result: MailResult, expected: SendOutcome) {
    #expect(SMTPSender(settings: Sending.smtp).outcome(result) == expected)
  }

  @Test("the mail server gets the bare address of the sender, the login and the order to encrypt")
  func envelope() throws {
    let message = try MailMessage(
      from: Sending.smtp.from, ("sam@example.test", "Hi", "Hi"), key: Sending.key, at: Sending.at)
    let request = SMTPSender(settings: Sending.smtp).request(message)
    #expect(request.encryption == .required && request.login?.user == "maple")
    #expect(request.sender == "office@example.test" && request.recipients == ["sam@example.test"])
  }
}
