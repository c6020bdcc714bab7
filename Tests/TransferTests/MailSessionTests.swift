import TestSupport
import Testing

@testable import Transfer

@Suite("Mail over a real socket") struct MailSessionTests {
  private let session = MailSession()
  private let message = Array("Subject: Hi\r\n\r\nOne\r\n.dot\r\n..two\r\nEnd\r\n".utf8)

  private func request(
    _ server: LoopbackMailServer, encryption: MailRequest.Encryption = .none, login: Bool = false,
    limits: HTTPLimits = HTTPLimits()
  ) -> MailRequest {
    MailRequest(
      url: server.url, encryption: encryption,
      login: login ? .init(user: "maple", password: Secret("open sesame")) : nil,
      sender: "office@example.test", recipients: ["sam@example.test"], message: message, limits: limits)
  }

  @Test("a mail arrives byte for byte, its envelope around it")
  func delivered() async throws {
    let server = try LoopbackMailServer()
    let result = await session.send(request(server))
    #expect(result == MailResult(reply: MailReply(code: 250, text: "2.0.0 Ok: queued as 4XyZ"), error: nil))
    #expect(server.heard.commands.contains { $0.hasPrefix("MAIL FROM:<office@example.test>") })
    #expect(server.heard.commands.contains("RCPT TO:<sam@example.test>"))
    // Dots at the start of a line are doubled on the way.
    #expect(server.heard.mails == ["Subject: Hi\r\n\r\nOne\r\n..dot\r\n...two\r\nEnd\r\n"])
    #expect(!server.heard.commands.contains { $0.hasPrefix("AUTH") })
  }

  @Test("it logs in when it has a login")
  func login() async throws {
    let server = try LoopbackMailServer()
    #expect(await session.send(request(server, login: true)).error == nil)
    // \0maple\0open sesame
    #expect(server.heard.commands.contains { $0.hasSuffix("AG1hcGxlAG9wZW4gc2VzYW1l") }, "\(server.heard.commands)")
  }

  @Test("where encryption is required and not offered, neither the mail nor the password is sent")
  func noEncryption() async throws {
    let server = try LoopbackMailServer()
    let result = await session.send(request(server, encryption: .required, login: true))
    #expect(result.error?.code == .noEncryption)
    #expect(server.heard.mails.isEmpty)
    #expect(!server.heard.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
  }

  @Test("an offer of encryption that comes to nothing is no reason to go on without")
  func brokenEncryption() async throws {
    let server = try LoopbackMailServer(.init(extensions: ["STARTTLS", "AUTH PLAIN"], replies: ["STARTTLS": "454 no"]))
    let result = await session.send(request(server, encryption: .required, login: true))
    #expect(result.error?.code == .noEncryption)
    #expect(!server.heard.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
  }

  @Test("with STARTTLS or TLS from the start, login and mail go through it", arguments: [true, false])
  func encrypted(startsInTheClear: Bool) async throws {
    let server = try LoopbackMailServer()
    let relay = try TLSRelay(name: "mail.example.test", to: server.port, startsWithMail: startsInTheClear)
    let place = "mail.example.test:\(relay.port)"
    var mail = request(server, encryption: .required, login: true)
    mail.url = (startsInTheClear ? "smtp://" : "smtps://") + place
    mail.connection = ConnectionRules(addresses: [place: "127.0.0.1"])
    // A certificate that nobody vouches for ends it before anything is said.
    #expect(await session.send(mail).error?.code == .badCertificate)
    #expect(!server.heard.commands.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
    mail.connection.authorities = relay.certificate
    #expect(await session.send(mail).error == nil)
    #expect(server.heard.mails.count == 1)
    #expect(server.heard.commands.contains { $0.hasSuffix("AG1hcGxlAG9wZW4gc2VzYW1l") }, "\(server.heard.commands)")
  }

  @Test(
    "a refusal comes with the server's words, at whatever step",
    arguments: [
      ("greeting", "554 5.7.1 go away"), ("MAIL", "550 5.1.8 not from you"), ("RCPT", "550 5.1.1 no such user"),
      ("DATA", "451 4.3.0 later"), (".", "554 5.6.0 looks like spam"), ("AUTH", "535 5.7.8 wrong password"),
    ])
  func refused(step: String, words: String) async throws {
    let server = try LoopbackMailServer(.init(replies: [step: words]))
    let result = await session.send(request(server, login: step == "AUTH"))
    #expect(result.error != nil)
    #expect(result.reply == MailReply(code: Int(words.prefix(3)) ?? 0, text: String(words.dropFirst(4))), "\(result)")
  }

  @Test("a server that falls silent is given up", arguments: ["EHLO", "RCPT"])
  func silent(at step: String) async throws {
    let server = try LoopbackMailServer(.init(fallsSilentAt: step))
    let result = await session.send(request(server, limits: HTTPLimits(idle: .milliseconds(50))))
    #expect(result.error?.code == .silent)
  }

  @Test("and so is one that never says whether it took the mail")
  func silentAtTheEnd() async throws {
    let server = try LoopbackMailServer(.init(fallsSilentAt: "."))
    let limits = HTTPLimits(idle: .seconds(1), total: .milliseconds(200))
    #expect(await session.send(request(server, limits: limits)).error != nil)
    #expect(server.heard.mails.count == 1)
  }

  @Test(
    "a cancelled task ends its mail at once, even while the server is to say whether it took it",
    arguments: ["EHLO", "."])
  func cancelled(at step: String) async throws {
    let isSilent = Signal()
    let server = try LoopbackMailServer(.init(fallsSilentAt: step, isSilent: isSilent))
    let mail = request(server, limits: HTTPLimits(idle: .seconds(3)))
    let task = Task { [session] in await session.send(mail) }
    await isSilent.raised()
    task.cancel()
    #expect(await task.value.error?.code == .cancelled)
    let before = Task { [session] in
      withUnsafeCurrentTask { $0?.cancel() }
      return await session.send(mail)
    }
    #expect(await before.value.error?.code == .cancelled)
  }

  @Test("mails do not wait for each other's servers")
  func manyServers() async throws {
    let isSilent = Signal()
    let slow = try LoopbackMailServer(.init(fallsSilentAt: ".", isSilent: isSilent))
    let quick = try LoopbackMailServer()
    let mail = request(slow, limits: HTTPLimits(idle: .seconds(30)))
    let waiting = Task { [session] in await session.send(mail) }
    await isSilent.raised()
    #expect(await session.send(request(quick)).error == nil)
    waiting.cancel()
    #expect(await waiting.value.error?.code == .cancelled)
  }

  @Test(
    "an address that would end its command and begin another is refused",
    arguments: ["a@b.test>\r\nDATA", "a b@c.test", ""])
  func injection(address: String) async throws {
    let server = try LoopbackMailServer()
    var mail = request(server)
    mail.recipients = [address]
    #expect(await session.send(mail).error?.code == .malformedHeader)
    #expect(server.heard.commands.isEmpty)
  }

  @Test("nothing but a mail server's address is used", arguments: ["http://127.0.0.1:1/", "file:///etc/passwd"])
  func otherProtocols(url: String) async throws {
    let mail = MailRequest(url: url, sender: "a@b.test", recipients: ["c@d.test"], message: message)
    #expect(await session.send(mail).error?.code == .unsupportedProtocol)
  }

  @Test("replies of several lines are one reply; a farewell is none")
  func replies() {
    var collector = MailReplyCollector()
    for line in ["250-one\r\n", "250-two\r\n", "250 three\r\n", "221 bye\r\n", "nonsense\r\n"] {
      collector.take(line: Array(line.utf8))
    }
    #expect(collector.last == MailReply(code: 250, text: "one two three"))
  }
}
