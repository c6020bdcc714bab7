import ConfigSchema
import Store
import TestSupport
import Testing
import Transfer

@testable import Engine

/// A receiver with a real certificate for `hooks.example.test`, which the tests' own rules let through.
@Suite("Webhooks over a real connection") struct WebhookOverTLSTests {
  private struct Receiver {
    let server: LoopbackServer
    let relay: TLSRelay
    let session = HTTPSession()

    init(_ answers: [LoopbackAnswer]) throws {
      server = try LoopbackServer(answers)
      relay = try TLSRelay(name: "hooks.example.test", to: server.port)
    }

    var url: String { "https://hooks.example.test:\(relay.port)/leads" }

    func sender(
      allows: @escaping @Sendable (IPAddress) -> Bool = { _ in true }, limits: HTTPLimits = Webhook.limits
    ) -> HTTPSender<Webhook> {
      let rules = ConnectionRules(
        allows: allows, authorities: relay.certificate,
        addresses: ["hooks.example.test:\(relay.port)": "127.0.0.1"])
      return HTTPSender(
        provider: Webhook(secret: Sending.secret, limits: limits, connection: rules), session: session)
    }
  }

  private func send(_ sender: some Sender, _ url: String, headers: [String: String] = [:]) async -> SendOutcome {
    await sender.send(Sending.webhook(url, headers: headers), key: Sending.key, at: Sending.at)
  }

  @Test("what arrives is what was signed, with the action's own headers")
  func arrives() async throws {
    let receiver = try Receiver([LoopbackAnswer(status: 204, body: [])])
    let outcome = await send(receiver.sender(), receiver.url, headers: ["Authorization": "Bearer theirs"])
    #expect(outcome == .sent(externalID: nil))
    let seen = try #require(receiver.server.requests.first)
    #expect(seen.method == "POST" && seen.path == "/leads" && seen.text == #"{"lead":"Sam"}"#)
    #expect(
      seen["x-configurator-signature"]
        == WebhookSignature.value(seen.body, secret: Sending.secret, at: Sending.at))
    #expect(seen["idempotency-key"] == Sending.key.value && seen["authorization"] == "Bearer theirs")
    #expect(seen["host"] == "hooks.example.test:\(receiver.relay.port)")
  }

  @Test("a public name that leads to this machine is refused, with the rule that is always there")
  func leadsInside() async throws {
    let receiver = try Receiver([])
    let outcome = await send(receiver.sender(allows: AddressPolicy.isPublic), receiver.url)
    let reason = "hooks.example.test cannot be reached: The name leads to an address that may not be connected to."
    #expect(outcome == .refused(reason: reason))
    #expect(receiver.server.requests.isEmpty)
  }

  @Test("a redirect is not followed")
  func redirect() async throws {
    let receiver = try Receiver([
      LoopbackAnswer(status: 302, headers: [("Location", "https://hooks.example.test/elsewhere")], body: [])
    ])
    #expect(
      await send(receiver.sender(), receiver.url)
        == .refused(reason: "hooks.example.test answered with a redirect (302), which is not followed"))
    #expect(receiver.server.requests.count == 1)
  }

  @Test("of a huge answer no more than its beginning is read")
  func huge() async throws {
    let hungUp = Signal()
    let piece = LoopbackAnswer.Step.send([UInt8](repeating: 65, count: 65_536))
    let receiver = try Receiver([
      LoopbackAnswer(status: 500, steps: Array(repeating: piece, count: 3) + [.awaitHangUp, .tell(hungUp)])
    ])
    #expect(
      await send(receiver.sender(), receiver.url) == .retry(reason: "hooks.example.test answered 500", after: nil))
    await hungUp.raised()
  }

  @Test("a receiver that never answers is given up")
  func slow() async throws {
    let receiver = try Receiver([.silence()])
    let limits = HTTPLimits(connect: .seconds(5), idle: .seconds(5), total: .milliseconds(300))
    let reason = "hooks.example.test could not be reached: The answer took longer than allowed."
    #expect(await send(receiver.sender(limits: limits), receiver.url) == .retry(reason: reason, after: nil))
  }
}
