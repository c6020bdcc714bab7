import ConfigSchema
import Store
import TestSupport
import Testing
import Transfer

@testable import Engine

@Suite("Providers over a real socket") struct ProvidersOverHTTPTests {
  /// The variables of all providers, with this server in their place.
  private func environment(_ url: String) -> [String: String] {
    SettingsTests.twilio.merging(SettingsTests.resend) { $1 }
      .merging(["TWILIO_BASE_URL": url, "RESEND_BASE_URL": url]) { $1 }
  }

  private func answer(_ status: Int, _ body: String, _ headers: [(name: String, value: String)] = []) -> LoopbackAnswer
  {
    LoopbackAnswer(status: status, headers: headers, body: Array(body.utf8))
  }

  @Test("from variables to a text at Twilio, twice under one key")
  func twilio() async throws {
    let answers = [answer(503, "", [("Retry-After", "7")]), answer(201, #"{"sid":"SM77"}"#)]
    try await LoopbackServer.serving(answers) { server in
      let senders = Senders.fromEnvironment(environment(server.url))
      #expect(senders.whyNotSetUp(Sending.text) == nil)
      #expect(
        await senders.send(Sending.text, key: Sending.key, at: Sending.at)
          == .retry(reason: "Twilio answered 503", after: 7))
      #expect(await senders.send(Sending.text, key: Sending.key, at: Sending.at) == .sent(externalID: "SM77"))
      #expect(server.requests.map(\.path) == Array(repeating: "/2010-04-01/Accounts/AC01/Messages.json", count: 2))
      #expect(server.requests.allSatisfy { $0["idempotency-key"] == Sending.key.value })
      #expect(server.requests.allSatisfy { $0["authorization"] == "Basic QUMwMTp0b2s=" })
      #expect(server.requests[0].text.contains("To=%2B15125550142&Body=Hi%20Sam"))
    }
  }

  @Test("a text at Telnyx")
  func telnyx() async throws {
    try await LoopbackServer.serving([answer(200, #"{"data":{"id":"t1"}}"#)]) { server in
      let senders = Senders.fromEnvironment(SettingsTests.telnyx.merging(["TELNYX_BASE_URL": server.url]) { $1 })
      #expect(await senders.send(Sending.text, key: Sending.key, at: Sending.at) == .sent(externalID: "t1"))
      #expect(server.requests.map(\.path) == ["/v2/messages"])
      #expect(server.requests[0]["content-type"] == "application/json")
    }
  }

  @Test("an e-mail at Resend")
  func resend() async throws {
    try await LoopbackServer.serving([answer(200, #"{"id":"r1"}"#)]) { server in
      let senders = Senders.fromEnvironment(environment(server.url))
      #expect(await senders.send(Sending.mail, key: Sending.key, at: Sending.at) == .sent(externalID: "r1"))
      #expect(server.requests.map(\.path) == ["/emails"])
      #expect(server.requests[0]["idempotency-key"] == Sending.key.value)
      #expect(server.requests[0]["user-agent"] == "configurator")
    }
  }

  @Test("once the head says it was taken, a body that breaks off or never ends changes nothing")
  func brokenBody() async throws {
    let endless = LoopbackAnswer(
      steps: Array(repeating: .send([UInt8](repeating: 65, count: 65_536)), count: 4) + [.awaitHangUp])
    let cut = LoopbackAnswer(framing: .length(100), steps: [.send([65])])
    try await LoopbackServer.serving([endless, cut]) { server in
      let senders = Senders.fromEnvironment(environment(server.url))
      for _ in 0..<2 {
        #expect(await senders.send(Sending.text, key: Sending.key, at: Sending.at) == .sent(externalID: nil))
      }
    }
  }

  @Test("nobody there, and a redirect, are no success")
  func noSuccess() async throws {
    let closed = try await LoopbackServer.serving([]) { $0.url }
    let outcome = await Senders.fromEnvironment(environment(closed)).send(
      Sending.text, key: Sending.key, at: Sending.at)
    #expect(outcome == .retry(reason: "Twilio could not be reached: Nothing answers at that address.", after: nil))
    try await LoopbackServer.serving([LoopbackAnswer(body: [])]) { other in
      try await LoopbackServer.serving([answer(307, "", [("Location", other.url)])]) { server in
        let outcome = await Senders.fromEnvironment(environment(server.url))
          .send(Sending.text, key: Sending.key, at: Sending.at)
        #expect(outcome == .refused(reason: "Twilio answered with a redirect (307), which is not followed"))
        #expect(other.requests.isEmpty)
      }
    }
  }

  @Test("a cancelled attempt is one to be made again")
  func cancelled() async throws {
    var outcomes: [SendOutcome] = []
    // On a machine that is too busy to cancel in time the provider's silence ends the attempt first; then once more.
    for _ in 0..<3 where outcomes.last != Self.interrupted { outcomes.append(try await cancelledOnceAsked()) }
    #expect(outcomes.last == Self.interrupted, "\(outcomes)")
  }

  private static let interrupted = SendOutcome.retry(reason: "the attempt was interrupted", after: nil)

  private func cancelledOnceAsked() async throws -> SendOutcome {
    let asked = Signal()
    return try await LoopbackServer.serving([.silence(after: asked)]) { server in
      let senders = Senders.fromEnvironment(environment(server.url))
      let task = Task { await senders.send(Sending.text, key: Sending.key, at: Sending.at) }
      await asked.raised()
      task.cancel()
      return await task.value
    }
  }

  @Test("what is not set up says so, in the same words before and after")
  func notSetUp() async {
    let senders = Senders.fromEnvironment(["TWILIO_AUTH_TOKEN": "t", "TWILIO_ACCOUNT_SID": "AC1"])
    let cases = [
      (Sending.text, "Twilio is half set up: TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing"),
      (Sending.mail, "no provider for e-mail is set up"),
      (Sending.webhook(), "no secret for signing webhooks is set up"),
    ]
    for (outgoing, reason) in cases {
      #expect(senders.whyNotSetUp(outgoing) == reason)
      #expect(await senders.send(outgoing, key: Sending.key, at: Sending.at) == .notSetUp(reason: reason))
    }
  }
}
