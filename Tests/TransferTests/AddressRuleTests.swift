import TestSupport
import Testing

@testable import Transfer

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Whom a request may be connected to") struct AddressRuleTests {
  private let session = HTTPSession()

  private func failure(_ request: HTTPRequest) async -> TransferError.Code? {
    do {
      _ = try await session.send(request)
      return nil
    } catch {
      return error.code
    }
  }

  private static let notHere = ConnectionRules(allows: { $0.bytes.first != 127 && $0 != IPAddress("::1") })

  @Test("a name that leads to a forbidden address is refused, whatever it is called")
  func nameThatLeadsInside() async throws {
    try await LoopbackServer.serving([]) { server in
      for url in ["http://localhost:\(server.port)/", server.url] {
        #expect(await failure(HTTPRequest(url: url, connection: Self.notHere)) == .addressRefused)
      }
      var renamed = Self.notHere
      renamed.addresses = ["hooks.example.test:\(server.port)": "127.0.0.1"]
      let url = "http://hooks.example.test:\(server.port)/"
      #expect(await failure(HTTPRequest(url: url, connection: renamed)) == .addressRefused)
      #expect(server.requests.isEmpty)
    }
  }

  @Test("of several addresses of a name the forbidden ones are passed over")
  func otherAddress() async throws {
    try await LoopbackServer.serving([LoopbackAnswer(body: [65])]) { server in
      let rules = ConnectionRules(
        allows: { $0 == IPAddress("127.0.0.1") },
        addresses: ["hooks.example.test:\(server.port)": "127.0.0.9,127.0.0.1"])
      #expect(
        await failure(HTTPRequest(url: "http://hooks.example.test:\(server.port)/", connection: rules)) == nil)
      #expect(server.requests.count == 1)
    }
  }

  @Test("a connection that was opened without the rule does not serve a request with it")
  func noBorrowedConnection() async throws {
    var kept = LoopbackAnswer(body: [65])
    kept.isKeptOpen = true
    try await LoopbackServer.serving([kept, kept]) { server in
      #expect(await failure(HTTPRequest(url: server.url)) == nil)
      let limits = HTTPLimits(idle: .seconds(5))
      let request = HTTPRequest(url: server.url, limits: limits, connection: Self.notHere)
      #expect(await failure(request) == .addressRefused)
      #expect(server.requests.count == 1)
    }
  }

  @Test("an allowed address where nothing answers is no refusal")
  func allowedButClosed() async throws {
    let closed = try await LoopbackServer.serving([]) { $0.url }
    let rules = ConnectionRules(allows: { _ in true })
    #expect(await failure(HTTPRequest(url: closed, connection: rules)) == .cannotConnect)
  }

  @Test("a proxy of the environment is not used: the rule would see its address instead")
  func noProxy() async throws {
    await #expect(processExitsWith: .success) {
      try await LoopbackServer.serving([LoopbackAnswer(body: [65])]) { proxy in
        setenv("http_proxy", proxy.url, 1)
        let rules = ConnectionRules(allows: { _ in true }, addresses: ["hooks.example.test:1": "127.0.0.1"])
        let answer = try? await HTTPSession().send(
          HTTPRequest(url: "http://hooks.example.test:1/", connection: rules))
        try #require(answer == nil && proxy.requests.isEmpty)
      }
    }
  }

  @Test("TLS is verified against the given authority, and only for the name it was made for")
  func authority() async throws {
    try await LoopbackServer.serving([LoopbackAnswer(body: [65])]) { server in
      let relay = try TLSRelay(name: "hooks.example.test", to: server.port)
      let names = ["hooks.example.test", "other.example.test"].map { "\($0):\(relay.port)" }
      var rules = ConnectionRules(addresses: Dictionary(uniqueKeysWithValues: names.map { ($0, "127.0.0.1") }))
      #expect(await failure(HTTPRequest(url: "https://\(names[0])/", connection: rules)) == .badCertificate)
      rules.authorities = relay.certificate
      #expect(await failure(HTTPRequest(url: "https://\(names[1])/", connection: rules)) == .badCertificate)
      #expect(server.requests.isEmpty)
      #expect(await failure(HTTPRequest(url: "https://\(names[0])/", connection: rules)) == nil)
      #expect(server.requests.count == 1)
    }
  }

  @Test(
    "addresses are read and written",
    arguments: [
      ("192.0.2.1", "192.0.2.1"), ("::1", "::1"), ("2001:DB8:0:0::1", "2001:db8::1"),
      ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
    ])
  func text(text: String, written: String) throws {
    #expect(try #require(IPAddress(text)).description == written)
  }

  @Test(
    "and nothing else is", arguments: ["127.1", "1.2.3.4:80", "[::1]", "0x7f.0.0.1", "fe80::1%eth0", "", "localhost"])
  func noAddress(text: String) {
    #expect(IPAddress(text) == nil)
  }
}
