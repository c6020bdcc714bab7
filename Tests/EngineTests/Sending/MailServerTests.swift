import ConfigSchema
import Store
import TestSupport
import Testing
import Transfer

@testable import Engine

@Suite("Mail servers over a real socket") struct MailServerTests {
  private func senders(_ server: LoopbackMailServer) -> Senders {
    Senders.fromEnvironment([
      "SMTP_URL": server.url, "SMTP_FROM": "Maple Court <office@example.test>", "SMTP_USERNAME": "maple",
      "SMTP_PASSWORD": "open sesame",
    ])
  }

  @Test("from variables to a mail, the same Message-ID at every attempt")
  func delivered() async throws {
    let server = try LoopbackMailServer()
    let senders = senders(server)
    for _ in 0..<2 {
      #expect(await senders.send(Sending.mail, key: Sending.key, at: Sending.at) == .sent(externalID: "4XyZ"))
    }
    #expect(server.heard.mails.count == 2)
    for mail in server.heard.mails {
      #expect(mail.contains("\r\nMessage-ID: <\(Sending.key)@example.test>\r\n"))
      #expect(mail.hasSuffix("\r\n\r\nHi Sam,\r\nsee you at 7.\r\n"))
    }
  }

  @Test(
    "refusals, for now and for good",
    arguments: [
      (
        "RCPT", "550 5.1.1 no such user",
        SendOutcome.refused(reason: "the mail server answered 550: 5.1.1 no such user")
      ),
      (".", "452 4.2.2 mailbox full", .retry(reason: "the mail server answered 452: 4.2.2 mailbox full", after: nil)),
      ("AUTH", "535 5.7.8 wrong", .notSetUp(reason: "the mail server answered 535: 5.7.8 wrong")),
    ])
  func refused(step: String, reply: String, expected: SendOutcome) async throws {
    let server = try LoopbackMailServer(.init(replies: [step: reply]))
    #expect(await senders(server).send(Sending.mail, key: Sending.key, at: Sending.at) == expected)
  }
}
