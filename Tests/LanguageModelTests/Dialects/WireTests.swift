import ConfigSchema
import TestSupport
import Testing
import Transfer

@testable import LanguageModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("What happens to a reply on the way")
struct WireTests {
  private let pace = FakePace()
  private static let sse = [(name: "Content-Type", value: "text/event-stream")]

  private let prompt = Prompt(
    instructions: "Be brief.", messages: [.init(.person, "Rename stage 2")],
    schema: ReplySchema(name: "changes", introduction: "Reply like this:", forms: [:]))

  private func client(
    _ url: String, _ vendor: Vendor = .openai, limits: HTTPLimits = ModelEndpoint.standardLimits
  ) -> HTTPModelClient {
    let endpoint = ModelEndpoint(
      vendor: vendor, model: "m", baseURL: url, key: nil,
      dialect: vendor == .anthropic ? AnthropicMessages(usesBearer: false) : ChatCompletions(),
      settings: ModelSettings(), limits: limits)
    return HTTPModelClient(endpoint, session: HTTPSession(), pace: pace.pace())
  }

  private func ask(_ answer: LoopbackAnswer, _ vendor: Vendor = .openai) async throws -> ModelOutcome {
    try await LoopbackServer.serving([answer]) { await client($0.url, vendor).ask(prompt) { _ in } }
  }

  @Test(
    "an error's body means the same wherever it is cut",
    arguments: [
      ("10-http-429.json", 429, ModelFailure.Kind.rateLimited), ("11-http-401.json", 401, .unauthorized),
    ])
  func errorFixtures(file: String, status: Int, kind: ModelFailure.Kind) async throws {
    let bytes = try StreamFixture.read(file)
    let headers = [(name: "Content-Type", value: "application/json"), (name: "x-should-retry", value: "false")]
    let answers = (1..<bytes.count).map { cut in
      LoopbackAnswer(
        status: status, headers: headers, steps: [.send(Array(bytes[..<cut])), .send(Array(bytes[cut...]))])
    }
    try await LoopbackServer.serving(answers) { server in
      let client = client(server.url)
      var outcomes: Set<ModelOutcome> = []
      for _ in answers { outcomes.insert(await client.ask(prompt) { _ in }) }
      #expect(outcomes.count == 1)
      guard case .failed(let failure)? = outcomes.first else {
        Issue.record("\(outcomes)")
        return
      }
      #expect(failure.kind == kind)
      #expect(failure.detail == ProviderError(body: bytes).excerpt)
      #expect(server.requests.count == answers.count)
    }
  }

  @Test("a compressed stream is read as it arrives, cut anywhere", arguments: StreamFixture.all, [1, 7, 4096])
  func gzip(fixture: StreamFixture, size: Int) async throws {
    let headers = [(name: "Content-Type", value: fixture.contentType), (name: "Content-Encoding", value: "gzip")]
    let answer = LoopbackAnswer(headers: headers, body: Gzip.stored(try fixture.bytes), pieces: size)
    try await LoopbackServer.serving([answer]) { server in
      let exchange = await HTTPExchange.run(
        HTTPRequest(method: "POST", url: server.url), session: HTTPSession(), dialect: fixture.dialect,
        settings: fixture.settings
      ) { _ in }
      #expect(exchange.end == fixture.expected)
    }
  }

  @Test("a silence between two pieces below the limit is sat through")
  func shortSilence() async throws {
    let bytes = try StreamFixture.read("01-openai-chat-ok.sse")
    let heard = Signal()
    let answer = LoopbackAnswer(
      headers: Self.sse, steps: [.send(Array(bytes[..<900])), .wait(heard), .send(Array(bytes[900...]))])
    try await LoopbackServer.serving([answer]) { server in
      let outcome = await client(server.url).ask(prompt) { _ in heard.raise() }
      #expect(outcome == .reply(text: StreamFixture.text, usage: Usage()))
    }
  }

  @Test("one above the limit ends it, and it is not asked again")
  func longSilence() async throws {
    let bytes = try StreamFixture.read("01-openai-chat-ok.sse")
    let answer = LoopbackAnswer(headers: Self.sse, steps: [.send(Array(bytes[..<900])), .awaitHangUp])
    try await LoopbackServer.serving([answer]) { server in
      let limits = HTTPLimits(connect: .seconds(10), idle: .milliseconds(200))
      guard case .failed(let failure) = await client(server.url, limits: limits).ask(prompt, onText: { _ in }) else {
        Issue.record("not failed")
        return
      }
      #expect(failure.kind == .timedOut)
      #expect(failure.attempts == 1)
      #expect(server.requests.count == 1)
    }
  }

  @Test("a body without anything in it is an empty reply", arguments: ["", "\n\n", ": hello\n\n: again\n\n"])
  func empty(body: String) async throws {
    #expect(try await ask(LoopbackAnswer(headers: Self.sse, body: Array(body.utf8))) == .empty)
  }

  @Test("a stream that breaks off in its first event is cut off, not empty")
  func brokenFirstEvent() async throws {
    let answer = LoopbackAnswer(headers: Self.sse, body: Array(": hi\n\ndata: {\"cho".utf8))
    #expect(try await ask(answer) == .cutOff(.connection))
  }

  @Test(
    "JSON under another type is read as what it is", arguments: ["text/plain", "text/event-stream", ""], [1, 4096])
  func mistyped(type: String, size: Int) async throws {
    let body = "\n " + #"{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}"#
    let answer = LoopbackAnswer(headers: [("Content-Type", type)], body: Array(body.utf8), pieces: size)
    #expect(try await ask(answer) == .reply(text: "{}", usage: Usage()))
  }

  @Test("an error without a type is an error at Anthropic too", arguments: ["text/plain", "application/json"])
  func untypedError(type: String) async throws {
    let body = #"{"error":{"type":"invalid_request_error","message":"no such thing"}}"#
    let outcome = try await ask(LoopbackAnswer(headers: [("Content-Type", type)], body: Array(body.utf8)), .anthropic)
    guard case .failed(let failure) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(failure.detail == "no such thing")
  }

  @Test("a wait too long to sit through is told in words")
  func longWait() async throws {
    let answer = LoopbackAnswer(status: 429, headers: [("retry-after", "300")], body: [])
    guard case .failed(let failure) = try await ask(answer) else {
      Issue.record("not failed")
      return
    }
    #expect(failure.sentence.contains("try again in 5 minutes"))
  }

  @Test("a short one is told while it lasts")
  func shortWait() async throws {
    let limit = LoopbackAnswer(status: 429, headers: [("retry-after", "7")], body: [])
    let body = Array(#"{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}"#.utf8)
    try await LoopbackServer.serving([limit, LoopbackAnswer(body: body)]) { server in
      var waits: [Duration] = []
      let outcome = await client(server.url).ask(prompt, onWait: { waits.append($0) }) { _ in }
      #expect(outcome == .reply(text: "{}", usage: Usage()))
      #expect(waits == [.seconds(7)])
    }
  }

  @Test("what a server does not count is estimated; what it counts far too low may be cut")
  func usage() async throws {
    func usage(_ vendor: Vendor, _ answer: String) async throws -> Usage? {
      try await LoopbackServer.serving([LoopbackAnswer(body: Array(answer.utf8))]) { server in
        let client = HTTPModelClient(
          ModelEndpoint(vendor: vendor, model: "m", baseURL: server.url, key: nil), session: HTTPSession(),
          pace: pace.pace())
        guard case .reply(_, let usage) = await client.complete(Samples.request("hi"), onText: { _ in }) else {
          return nil
        }
        return usage
      }
    }
    let silent = #"{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}"#
    #expect(try #require(try await usage(.openai, silent)).input > 5000)
    func ollama(_ count: Int) -> String {
      #"{"message":{"content":"{}"},"done":true,"prompt_eval_count":\#(count),"eval_count":1}"#
    }
    #expect(try await usage(.ollama, ollama(2048))?.mayBeCut == true)
    #expect(try await usage(.ollama, ollama(12_000))?.mayBeCut == false)
  }

  // MARK: Proxies

  @Test("the environment's proxy is used for other hosts, and named when it refuses")
  func proxy() async throws {
    let body = Array(#"{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}"#.utf8)
    let answers = [LoopbackAnswer(body: body), LoopbackAnswer(status: 407, body: Array("who are you".utf8))]
    try await LoopbackServer.serving(answers) { server in
      // Loopback addresses, which other tests use, are never reached through it; their one foreign name is kept out of it.
      setenv("no_proxy", "nobody.invalid", 1)
      setenv("http_proxy", server.url, 1)
      defer {
        unsetenv("http_proxy")
        unsetenv("no_proxy")
      }
      let client = client("http://models.example.test/v1")
      #expect(await client.ask(prompt) { _ in } == .reply(text: "{}", usage: Usage()))
      #expect(server.requests[0].path == "http://models.example.test/v1/chat/completions")
      guard case .failed(let failure) = await client.ask(prompt, onText: { _ in }) else {
        Issue.record("not failed")
        return
      }
      #expect(failure.kind == .proxy)
      #expect(failure.sentence.contains("HTTPS_PROXY"))
      #expect(server.requests.count == 2)
    }
  }

  @Test(
    "a proxy that is not there or refuses the tunnel is no network to be tried again",
    arguments: [
      TransferError(.noSuchProxy), TransferError(.receiveFailed, detail: "CONNECT tunnel failed, response 407"),
      TransferError(.proxyRefused),
    ])
  func noProxy(error: TransferError) {
    let wording = FailureWording(provider: "Acme", keyVariable: "K", model: "m", key: nil, proxy: "proxy.example")
    let failure = wording.failure(error, attempts: 1)
    #expect(failure.kind == .proxy)
    #expect(failure.message == "The proxy proxy.example does not let the request through to Acme.")
    let policy = RetryPolicy(pace: pace.pace())
    #expect(policy.wait(after: failure.kind, status: nil, head: nil, attempt: 1) == nil)
  }
}
