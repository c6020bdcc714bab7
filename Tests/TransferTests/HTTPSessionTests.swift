import TestSupport
import Testing

@testable import Transfer

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Exchanges over a real socket")
struct HTTPSessionTests {
  let session = HTTPSession()

  private func failure(_ request: HTTPRequest) async -> TransferError.Code? {
    do {
      _ = try await session.send(request)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("a request arrives as it was written: method, headers, body")
  func requestOnTheWire() async throws {
    try await LoopbackServer.serving([LoopbackAnswer(body: Array("fine".utf8))]) { server in
      let body = Array(String(repeating: "ä", count: 40_000).utf8)
      let response = try await session.send(
        HTTPRequest(
          method: "POST", url: server.url + "/v1/x?y=1",
          headers: [HTTPHeader("X-Key", "k", isSecret: true), HTTPHeader("X-Empty", "")], body: body))
      #expect(String(decoding: response.body, as: UTF8.self) == "fine")
      let seen = try #require(server.requests.first)
      #expect(seen.method == "POST")
      #expect(seen.path == "/v1/x?y=1")
      #expect(seen["x-key"] == "k")
      #expect(seen["x-empty"]?.isEmpty == true)
      #expect(seen["expect"] == nil)
      #expect(seen.body == body)
    }
  }

  @Test("a body arrives whole whatever the pieces", arguments: [1, 2, 3, 7, 5000])
  func pieces(size: Int) async throws {
    let body = Array(String(repeating: "Zürich 東京 🚀\r\n", count: 40).utf8)
    try await LoopbackServer.serving([LoopbackAnswer(body: body, pieces: size)]) { server in
      let response = try await session.send(HTTPRequest(url: server.url))
      #expect(response.body == body)
      #expect(response.head.status == 200)
    }
  }

  @Test("pieces are handed over as they come, not at the end")
  func streamed() async throws {
    let go = Signal()
    let answer = LoopbackAnswer(steps: [.send(Array("one".utf8)), .wait(go), .send(Array("two".utf8))])
    try await LoopbackServer.serving([answer]) { server in
      var text = ""
      for try await event in session.stream(HTTPRequest(url: server.url)) {
        guard case .bytes(let piece) = event else { continue }
        text += String(decoding: piece, as: UTF8.self)
        // Only now may the server go on: if pieces were held back, this test would never end.
        if text == "one" { go.raise() }
      }
      #expect(text == "onetwo")
    }
  }

  @Test("statuses and headers of refusals come through as a head, with the body")
  func refusal() async throws {
    let answer = LoopbackAnswer(status: 429, headers: [("Retry-After", "5")], body: Array("slow".utf8))
    try await LoopbackServer.serving([answer]) { server in
      let response = try await session.send(HTTPRequest(url: server.url))
      #expect(response.head.status == 429)
      #expect(response.head["retry-after"] == "5")
      #expect(response.body == Array("slow".utf8))
    }
  }

  @Test("a redirect is not followed, so a key goes to one place only")
  func redirect() async throws {
    try await LoopbackServer.serving([LoopbackAnswer(body: [])]) { other in
      let answer = LoopbackAnswer(status: 307, headers: [("Location", other.url + "/stolen")], body: [])
      try await LoopbackServer.serving([answer]) { server in
        let key = HTTPHeader("Authorization", "Bearer k", isSecret: true)
        let response = try await session.send(HTTPRequest(method: "POST", url: server.url, headers: [key], body: [1]))
        #expect(response.head.status == 307)
        #expect(response.head["location"] == other.url + "/stolen")
        #expect(server.requests.count == 1)
        #expect(other.requests.isEmpty)
      }
    }
  }

  @Test("gzip is undone")
  func gzip() async throws {
    // "hello hello hello\n" as gzip wrote it.
    let packed: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x90,
      0x5c, 0x00, 0x3b, 0x7c, 0x8a, 0xdf, 0x12, 0x00, 0x00, 0x00,
    ]
    let answer = LoopbackAnswer(headers: [("Content-Encoding", "gzip")], body: packed, pieces: 1)
    try await LoopbackServer.serving([answer]) { server in
      let response = try await session.send(HTTPRequest(url: server.url))
      #expect(String(decoding: response.body, as: UTF8.self) == "hello hello hello\n")
      #expect(server.requests.first?["accept-encoding"]?.contains("gzip") == true)
    }
  }

  @Test("cancelling ends a silent stream at once and closes the connection")
  func cancel() async throws {
    let (listening, hungUp) = (Signal(), Signal())
    let answer = LoopbackAnswer(steps: [.send([65]), .awaitHangUp, .tell(hungUp)])
    try await LoopbackServer.serving([answer]) { server in
      let request = HTTPRequest(url: server.url)
      let task = Task { [session] in
        do {
          for try await event in session.stream(request) { if case .bytes = event { listening.raise() } }
        } catch {}
        return Task.isCancelled
      }
      await listening.raised()
      task.cancel()
      #expect(await task.value)
      await hungUp.raised()
    }
  }

  @Test("dropping a stream closes the connection")
  func dropped() async throws {
    let hungUp = Signal()
    let answer = LoopbackAnswer(steps: [.send([65]), .awaitHangUp, .tell(hungUp)])
    try await LoopbackServer.serving([answer]) { server in
      for try await event in session.stream(HTTPRequest(url: server.url)) { if case .bytes = event { break } }
      await hungUp.raised()
    }
  }

  @Test("a server that says nothing is given up after the idle limit")
  func silence() async throws {
    let answer = LoopbackAnswer(steps: [.send([65]), .awaitHangUp])
    try await LoopbackServer.serving([answer]) { server in
      let limits = HTTPLimits(idle: .milliseconds(30))
      #expect(await failure(HTTPRequest(url: server.url, limits: limits)) == .silent)
    }
  }

  @Test("an exchange as a whole may be limited")
  func total() async throws {
    let answer = LoopbackAnswer(steps: [.send([65]), .awaitHangUp])
    try await LoopbackServer.serving([answer]) { server in
      let limits = HTTPLimits(total: .milliseconds(30))
      #expect(await failure(HTTPRequest(url: server.url, limits: limits)) == .tookTooLong)
    }
  }

  @Test("a body above its limit ends the exchange")
  func tooLarge() async throws {
    let body = [UInt8](repeating: 65, count: 100_001)
    try await LoopbackServer.serving([LoopbackAnswer(body: body), LoopbackAnswer(body: body)]) { server in
      #expect(await failure(HTTPRequest(url: server.url, limits: .init(bodyBytes: 100_000))) == .bodyTooLarge)
      #expect(await failure(HTTPRequest(url: server.url, limits: .init(bodyBytes: 100_001))) == nil)
    }
  }

  @Test("a body that ends early is an error, framed by chunks or by length")
  func cut() async throws {
    let answers = [
      LoopbackAnswer(steps: [.send([65])], isCutShort: true), LoopbackAnswer(framing: .length(9), steps: [.send([65])]),
    ]
    try await LoopbackServer.serving(answers) { server in
      #expect(await failure(HTTPRequest(url: server.url)) == .cutInTheMiddle)
      #expect(await failure(HTTPRequest(url: server.url)) == .cutInTheMiddle)
    }
  }

  @Test("addresses that lead nowhere have names")
  func unreachable() async throws {
    let closed = try await LoopbackServer.serving([]) { $0.url }
    #expect(await failure(HTTPRequest(url: closed)) == .cannotConnect)
    #expect(await failure(HTTPRequest(url: "http://nobody.invalid/")) == .noSuchHost)
    #expect(await failure(HTTPRequest(url: "file:///etc/passwd")) == .unsupportedProtocol)
    #expect(await failure(HTTPRequest(url: "")) == .malformedURL)
  }

  @Test("a header with a line break is refused before anything is sent")
  func headerInjection() async throws {
    try await LoopbackServer.serving([]) { server in
      for header in [HTTPHeader("A", "b\r\nC: d"), HTTPHeader("A: x", "b"), HTTPHeader("", "b"), HTTPHeader("A", "\0")]
      {
        #expect(await failure(HTTPRequest(url: server.url, headers: [header])) == .malformedHeader)
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test("many exchanges run at once on one session")
  func many() async throws {
    let go = Signal()
    let waiting = LoopbackAnswer(steps: [.send([65]), .wait(go), .send([66])])
    try await LoopbackServer.serving(Array(repeating: waiting, count: 20)) { server in
      let request = HTTPRequest(url: server.url)
      let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        let started = (0..<20).map { _ in Signal() }
        for signal in started {
          group.addTask { [session] in
            var body: [UInt8] = []
            for try await case .bytes(let piece) in session.stream(request) {
              body += piece
              signal.raise()
            }
            return body
          }
        }
        for signal in started { await signal.raised() }
        go.raise()
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(bodies == Array(repeating: [65, 66], count: 20))
    }
  }

  @Test("releasing a session ends what is under way")
  func released() async throws {
    let answer = LoopbackAnswer(steps: [.send([65]), .awaitHangUp])
    try await LoopbackServer.serving([answer]) { server in
      var short: HTTPSession? = HTTPSession()
      let stream = try #require(short?.stream(HTTPRequest(url: server.url)))
      var code: TransferError.Code?
      do {
        for try await event in stream { if case .bytes = event { short = nil } }
      } catch let error as TransferError {
        code = error.code
      }
      #expect(code == .closed)
    }
  }

  @Test("a proxy set in the environment is not used for this machine")
  func noProxyForLoopback() async throws {
    await #expect(processExitsWith: .success) {
      setenv("http_proxy", "http://127.0.0.1:1", 1)
      let response = try await LoopbackServer.serving([LoopbackAnswer(body: [65])]) { server in
        try await HTTPSession().send(HTTPRequest(url: server.url))
      }
      try #require(response.body == [65])
    }
  }
}
