import ConfigSchema
import Store
import Testing
import Transfer

@testable import Engine

@Suite("Webhooks: what is sent") struct WebhookTests {
  private func request(_ outgoing: Outgoing) throws(Unsendable) -> HTTPRequest {
    try Webhook(secret: Sending.secret).request(outgoing, key: Sending.key, at: Sending.at)
  }

  @Test("a signed request under the run's key, within limits, to public addresses only")
  func whole() throws {
    let request = try request(Sending.webhook(method: "put", headers: ["X-Token": "t", "content-type": "text/plain"]))
    #expect(request.method == "PUT" && request.url == "https://hooks.example.test/leads")
    #expect(request["Idempotency-Key"] == Sending.key.value)
    // printf '1900000000.{"lead":"Sam"}' | openssl dgst -sha256 -hmac a-secret-of-the-tests
    #expect(
      request["X-Configurator-Signature"]
        == "t=1900000000,v1=dd344a5c038fd293a18d7444702023fc8afeb191b57f5625ffaa9736b1f886c2")
    #expect(request["content-type"] == "text/plain" && request["Content-Type"] == nil)
    #expect(request.headers.first { $0.name == "X-Token" }?.isSecret == true)
    #expect(request.limits.connect == .seconds(5) && request.limits.total == .seconds(15))
    let allows = try #require(request.connection.allows)
    #expect(try allows(#require(IPAddress("8.8.8.8"))) && !allows(#require(IPAddress("127.0.0.1"))))
    #expect(try self.request(Sending.webhook())["Content-Type"] == "application/json")
    #expect(try self.request(Sending.webhook(method: "GET", body: ""))["Content-Type"] == nil)
  }

  @Test("the signature covers body, moment and secret")
  func signature() throws {
    let all = [
      WebhookSignature.value([1], secret: Secret("a"), at: Sending.at),
      WebhookSignature.value([2], secret: Secret("a"), at: Sending.at),
      WebhookSignature.value([1], secret: Secret("b"), at: Sending.at),
      WebhookSignature.value([1], secret: Secret("a"), at: Sending.at.adding(minutes: 1)),
    ]
    #expect(Set(all.map { $0.suffix(64) }).count == 4)
  }

  @Test(
    "addresses that data must not go to are refused by their text already",
    arguments: [
      "http://hooks.example.test/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://2130706433/",
      "https://0x7f.1/", "https://user@example.test/", "https://printer.local/", "ftp://example.test/", "", "https://",
      "https://example.test/a b", "https://example.test/\r\nHost: x", "https://еxample.test/",
    ])
  func address(url: String) {
    #expect(throws: Unsendable.self) { try request(Sending.webhook(url)) }
  }

  @Test(
    "the methods that carry data, and no others", arguments: ["DELETE", "TRACE", "CONNECT", "", "POST\r\nX: y", "HEAD"])
  func methods(method: String) {
    #expect(throws: Unsendable.self) { try request(Sending.webhook(method: method)) }
  }

  @Test(
    "headers that are not the action's to set",
    arguments: [
      ["Host": "inside"], ["content-length": "5"], ["Transfer-Encoding": "chunked"], ["Idempotency-Key": "mine"],
      ["x-configurator-signature": "t=1,v1=00"], ["X-Configurator-Anything": "x"], ["Connection": "close"],
      ["Upgrade": "h2c"],
      ["X-Forwarded-For": "127.0.0.1"], ["": "x"], ["A B": "x"], ["A:": "x"], ["A": "b\r\nHost: inside"], ["A": "b\nc"],
      ["A": "b\u{0}"], ["A\r\nB": "c"], ["Ä": "x"], ["X-A": "1", "x-a": "2"],
    ])
  func reserved(headers: [String: String]) {
    #expect(throws: Unsendable.self) { try request(Sending.webhook(headers: headers)) }
  }

  @Test("a body up to its limit")
  func bodySize() throws {
    let most = String(repeating: "a", count: 256 << 10)
    #expect(try request(Sending.webhook(body: most)).body.count == 256 << 10)
    #expect(throws: Unsendable.self) { try request(Sending.webhook(body: most + "a")) }
  }
}
