import ConfigSchema
import TestSupport
import Testing
import Transfer

@testable import LanguageModel

@Suite("Asking a model over a real socket")
struct HTTPModelClientTests {
  private let pace = FakePace()

  private func client(_ server: LoopbackServer, _ vendor: Vendor = .openai, key: String = "sk-test-4711")
    -> HTTPModelClient
  {
    HTTPModelClient(
      ModelEndpoint(vendor: vendor, model: "fixture-model", baseURL: server.url + "/v1", key: Secret(key)),
      session: HTTPSession(), pace: pace.pace())
  }

  private let prompt = Prompt(
    instructions: "Be brief.", messages: [.init(.person, "Rename stage 2")],
    schema: ReplySchema(name: "changes", introduction: "Reply like this:", forms: [.plain: ["type": "object"]]))

  private func ok(_ headers: [(name: String, value: String)] = []) throws -> LoopbackAnswer {
    LoopbackAnswer(
      headers: [("Content-Type", "text/event-stream")] + headers, body: try StreamFixture.read("01-openai-chat-ok.sse"))
  }

  private func refusal(_ status: Int, _ body: String, _ headers: [(name: String, value: String)] = []) -> LoopbackAnswer
  {
    LoopbackAnswer(status: status, headers: headers, body: Array(body.utf8))
  }

  /// Plays the answers; returns the outcome, how often was asked, and how long was waited.
  private func ask(
    _ answers: [LoopbackAnswer], vendor: Vendor = .openai, key: String = "sk-test-4711"
  ) async throws -> (outcome: ModelOutcome, requests: [LoopbackRequest], waits: [Duration]) {
    try await LoopbackServer.serving(answers) { server in
      let outcome = await client(server, vendor, key: key).ask(prompt) { _ in }
      return (outcome, server.requests, await pace.waits)
    }
  }

  private func failure(_ outcome: ModelOutcome) throws -> ModelFailure {
    guard case .failed(let failure) = outcome else { throw Unexpected(outcome: outcome) }
    return failure
  }
  private struct Unexpected: Error { let outcome: ModelOutcome }

  @Test("every fixture gives its outcome whole and in pieces", arguments: StreamFixture.all, [0, 1, 2, 3, 7])
  func fixtures(fixture: StreamFixture, size: Int) async throws {
    let bytes = try fixture.bytes
    let headers = [(name: "Content-Type", value: fixture.contentType)]
    let answer =
      size == 0
      ? LoopbackAnswer(headers: headers, body: bytes) : LoopbackAnswer(headers: headers, body: bytes, pieces: size)
    try await LoopbackServer.serving([answer]) { server in
      let exchange = await HTTPExchange.run(
        HTTPRequest(method: "POST", url: server.url), session: HTTPSession(), dialect: fixture.dialect,
        settings: fixture.settings
      ) { _ in }
      #expect(exchange.end == fixture.expected)
    }
  }

  @Test("a reply is asked for with key, settings and schema, and its text streams")
  func request() async throws {
    try await LoopbackServer.serving([try ok()]) { server in
      let heard = Heard()
      let outcome = await client(server).ask(prompt) { heard.add($0) }
      #expect(outcome == .reply(text: StreamFixture.text, usage: Usage()))
      #expect(heard.text == StreamFixture.text)
      #expect(heard.count > 3)
      let request = try #require(server.requests.first)
      #expect(request.path == "/v1/chat/completions")
      #expect(request["authorization"] == "Bearer sk-test-4711")
      let body = try JSONParser.parse(request.body)
      #expect(body["model"]?.string == "fixture-model")
      #expect(body["stream"]?.bool == true)
      #expect(body["messages"]?.array?.count == 2)
    }
  }

  @Test("a rate limit is waited out for as long as the server says, milliseconds first")
  func rateLimit() async throws {
    let body = String(decoding: try StreamFixture.read("10-http-429.json"), as: UTF8.self)
    let limit = refusal(429, body, [("retry-after", "5"), ("retry-after-ms", "5200")])
    let (outcome, requests, waits) = try await ask([limit, try ok()])
    #expect(outcome == .reply(text: StreamFixture.text, usage: Usage()))
    #expect(requests.count == 2)
    #expect(requests[0].body == requests[1].body)
    #expect(waits == [.milliseconds(5200)])
  }

  @Test("nobody waits an hour")
  func longWait() async throws {
    let body = String(decoding: try StreamFixture.read("10-http-429.json"), as: UTF8.self)
    let (outcome, requests, waits) = try await ask([
      refusal(429, body, [("retry-after", "3600"), ("x-request-id", "req_fx10")])
    ])
    let failure = try failure(outcome)
    #expect(failure.kind == .rateLimited)
    #expect(failure.detail.contains("Limit 30000"))
    #expect(failure.requestID == "req_fx10")
    #expect(requests.count == 1)
    #expect(waits.isEmpty)
  }

  @Test("without a hint the client backs off twice and gives up")
  func ownBackoff() async throws {
    let (outcome, requests, waits) = try await ask(Array(repeating: refusal(500, ""), count: 5))
    #expect(try failure(outcome).kind == .server)
    #expect(try failure(outcome).attempts == 3)
    #expect(requests.count == 3)
    #expect(waits == [.milliseconds(500), .seconds(1)])
  }

  @Test("a wrong key fails at once and names the variable, whatever the body", arguments: ["json", "html", "empty"])
  func unauthorized(shape: String) async throws {
    let body =
      switch shape {
      case "json": String(decoding: try StreamFixture.read("11-http-401.json"), as: UTF8.self)
      case "html": "<html>denied</html>"
      default: ""
      }
    let answer = refusal(401, body, [("x-request-id", "req_fx11"), ("x-should-retry", "true")])
    let (outcome, requests, _) = try await ask([answer])
    let failure = try failure(outcome)
    #expect(failure.kind == .unauthorized)
    #expect(failure.sentence.contains("OPENAI_API_KEY"))
    #expect(failure.sentence.contains("req_fx11"))
    #expect(failure.sentence.contains("401"))
    #expect(!failure.sentence.contains("sk-test-4711"))
    #expect(requests.count == 1)
  }

  @Test("a server that prints the key back does not get it shown")
  func echoedKey() async throws {
    let key = "sk-" + String(repeating: "k", count: 400)
    let (outcome, _, _) = try await ask([refusal(400, "bad header Bearer \(key) in request")], key: key)
    #expect(!"\(outcome)".contains("kkkk"))
    #expect(try failure(outcome).detail == "bad header Bearer … in request")
  }

  @Test(
    "these are final", arguments: [400, 401, 402, 403, 404, 407, 413, 422, 307])
  func final(status: Int) async throws {
    let (outcome, requests, _) = try await ask([refusal(status, "", [("x-should-retry", "true")])])
    #expect(try failure(outcome).status == status)
    #expect(requests.count == 1)
  }

  @Test("no credit is not waited for")
  func quota() async throws {
    let body =
      #"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}"#
    let (outcome, requests, _) = try await ask([refusal(429, body)])
    #expect(try failure(outcome).kind == .quota)
    #expect(requests.count == 1)
  }

  @Test("the server's word on retrying counts", arguments: [(500, "false", 1), (599, "true", 3)])
  func shouldRetry(status: Int, word: String, sent: Int) async throws {
    let (_, requests, _) = try await ask(Array(repeating: refusal(status, "", [("x-should-retry", word)]), count: 3))
    #expect(requests.count == sent)
  }

  @Test("a field the server does not know is left out, once, and from then on")
  func droppedField() async throws {
    let no = refusal(400, #"{"error":{"message":"Unsupported","param":"response_format","code":"unsupported_value"}}"#)
    try await LoopbackServer.serving([no, try ok(), try ok()]) { server in
      let client = client(server)
      #expect(await client.ask(prompt) { _ in } == .reply(text: StreamFixture.text, usage: Usage()))
      #expect(await client.ask(prompt) { _ in } == .reply(text: StreamFixture.text, usage: Usage()))
      let fields = try server.requests.map { try JSONParser.parse($0.body)["response_format"] != nil }
      #expect(fields == [true, false, false])
      #expect(await pace.waits.isEmpty)
    }
  }

  @Test("an overload before the first word is tried again, after it is not")
  func overloadInStream() async throws {
    let early =
      "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"
    let late = try StreamFixture.read("08-anthropic-overloaded.sse")
    let sse = [(name: "Content-Type", value: "text/event-stream")]
    let (outcome, requests, waits) = try await ask(
      [LoopbackAnswer(headers: sse, body: Array(early.utf8)), LoopbackAnswer(headers: sse, body: late)],
      vendor: .anthropic)
    let failure = try failure(outcome)
    #expect(failure.kind == .overloaded)
    #expect(failure.requestID == "req_fx08")
    #expect(requests.count == 2)
    #expect(waits == [.milliseconds(500)])
    #expect(requests[0]["x-api-key"] == "sk-test-4711")
    #expect(requests[0]["anthropic-version"] == "2023-06-01")
  }

  @Test("a reply whose connection breaks is cut off, and not asked for again")
  func brokenConnection() async throws {
    let bytes = try StreamFixture.read("01-openai-chat-ok.sse")
    let sse = [(name: "Content-Type", value: "text/event-stream")]
    let cut = LoopbackAnswer(headers: sse, steps: [.send(Array(bytes[..<1500]))], isCutShort: true)
    let (outcome, requests, _) = try await ask([cut])
    #expect(outcome == .cutOff(.connection))
    #expect(requests.count == 1)
  }

  @Test("a connection that breaks before the first word is made again")
  func brokenEarly() async throws {
    let sse = [(name: "Content-Type", value: "text/event-stream")]
    let cut = LoopbackAnswer(headers: sse, steps: [.send(Array(": hi\n\n".utf8))], isCutShort: true)
    let (outcome, requests, _) = try await ask([cut, try ok()])
    #expect(outcome == .reply(text: StreamFixture.text, usage: Usage()))
    #expect(requests.count == 2)
  }

  @Test("a connection that breaks after the finish marker has lost nothing")
  func brokenLate() async throws {
    let bytes = try StreamFixture.read("01-openai-chat-ok.sse")
    let sse = [(name: "Content-Type", value: "text/event-stream")]
    let cut = LoopbackAnswer(headers: sse, steps: [.send(Array(bytes.dropLast(14)))], isCutShort: true)
    #expect(try await ask([cut]).outcome == .reply(text: StreamFixture.text, usage: Usage()))
  }

  @Test("a line of 20 MB is refused in words")
  func endlessLine() async throws {
    let sse = [(name: "Content-Type", value: "text/event-stream")]
    let line = Array("data: ".utf8) + [UInt8](repeating: 65, count: 20_000_000)
    let (outcome, requests, _) = try await ask([LoopbackAnswer(headers: sse, body: line)])
    #expect(try failure(outcome).kind == .notUnderstood)
    #expect(try failure(outcome).detail.contains("8 MiB"))
    #expect(requests.count == 1)
  }

  @Test("a redirect is named and not followed")
  func redirect() async throws {
    try await LoopbackServer.serving([try ok()]) { other in
      let answer = refusal(302, "", [("Location", other.url)])
      let (outcome, requests, _) = try await ask([answer])
      #expect(try failure(outcome).kind == .redirected)
      #expect(requests.count == 1)
      #expect(other.requests.isEmpty)
    }
  }

  @Test("cancelling during a silence ends it at once")
  func cancel() async throws {
    let (began, hungUp) = (Signal(), Signal())
    let bytes = try StreamFixture.read("01-openai-chat-ok.sse")
    let answer = LoopbackAnswer(
      headers: [("Content-Type", "text/event-stream")],
      steps: [.send(Array(bytes[..<900])), .awaitHangUp, .tell(hungUp)])
    try await LoopbackServer.serving([answer]) { server in
      let (client, prompt) = (client(server), prompt)
      let task = Task { await client.ask(prompt) { _ in began.raise() } }
      await began.raised()
      task.cancel()
      #expect(await task.value == .cancelled)
      await hungUp.raised()
    }
  }

  @Test("cancelling during a wait ends it at once")
  func cancelWait() async throws {
    try await LoopbackServer.serving([refusal(500, "")]) { server in
      let waiting = Signal()
      let pace = Pace(
        sleep: { _ in
          waiting.raise()
          try await Task.sleep(for: .seconds(3600))
        }, random: { 0 }, epochSeconds: { 0 })
      let client = HTTPModelClient(
        ModelEndpoint(vendor: .openai, model: "m", baseURL: server.url, key: nil), session: HTTPSession(), pace: pace)
      let task = Task { [prompt] in await client.ask(prompt) { _ in } }
      await waiting.raised()
      task.cancel()
      #expect(await task.value == .cancelled)
    }
  }

  @Test("a server that does not stream although asked is understood")
  func wholeReply() async throws {
    let body =
      #"{"choices":[{"index":0,"message":{"role":"assistant","content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":"7","completion_tokens":2}}"#
    let answer = LoopbackAnswer(headers: [("Content-Type", "application/json")], body: Array(body.utf8))
    #expect(try await ask([answer]).outcome == .reply(text: "{}", usage: Usage(input: 7, output: 2)))
  }

  @Test("a page where a reply should be is named as such")
  func page() async throws {
    let answer = LoopbackAnswer(headers: [("Content-Type", "text/html")], body: Array("<h1>Wi-Fi login</h1>".utf8))
    let failure = try failure(try await ask([answer]).outcome)
    #expect(failure.kind == .notUnderstood)
    #expect(failure.detail.contains("Wi-Fi login"))
  }

  @Test("no server at the address is named after three tries")
  func unreachable() async throws {
    let dead = try await LoopbackServer.serving([]) { $0.url }
    let client = HTTPModelClient(
      ModelEndpoint(vendor: .ollama, model: "m", baseURL: dead, key: nil), session: HTTPSession(), pace: pace.pace())
    let failure = try failure(await client.ask(prompt) { _ in })
    #expect(failure.kind == .network)
    #expect(failure.attempts == 3)
  }
}

/// Collects text from any thread.
private final class Heard: @unchecked Sendable {
  private var pieces: [String] = []
  func add(_ piece: String) { pieces.append(piece) }
  var text: String { pieces.joined() }
  var count: Int { pieces.count }
}
