import ConfigSchema
import TestSupport
import Testing
import Transfer

@testable import LanguageModel

@Suite("What is left out for a server that does not take it")
struct AdaptationTests {
  private let pace = FakePace()

  private let prompt = Prompt(
    instructions: "Be brief.", messages: [.init(.person, "Rename stage 2")],
    schema: ReplySchema(name: "changes", introduction: "Reply like this:", forms: [:]))

  private func refusal(_ status: Int, _ body: String) -> LoopbackAnswer {
    LoopbackAnswer(status: status, body: Array(body.utf8))
  }

  private func ok(_ vendor: Vendor) -> LoopbackAnswer {
    let (type, body) =
      switch vendor {
      case .anthropic:
        ("application/json", #"{"type":"message","content":[{"type":"text","text":"{}"}],"stop_reason":"end_turn"}"#)
      case .ollama: ("application/x-ndjson", #"{"message":{"content":"{}"},"done":true}"#)
      case .openai, .gemini, .openrouter:
        ("application/json", #"{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}"#)
      }
    return LoopbackAnswer(headers: [("Content-Type", type)], body: Array(body.utf8))
  }

  private func client(_ server: LoopbackServer, _ vendor: Vendor) -> HTTPModelClient {
    HTTPModelClient(
      ModelEndpoint(vendor: vendor, model: "m", baseURL: server.url, key: nil), session: HTTPSession(),
      pace: pace.pace())
  }

  private static let fields = ["response_format", "output_config", "format"]

  /// Whether each request constrained the reply, and whether it showed the schema.
  private func schemas(_ server: LoopbackServer) throws -> [(field: Bool, prompt: Bool)] {
    try server.requests.map { request in
      let body = try JSONParser.parse(request.body)
      return (Self.fields.contains { body[$0] != nil }, request.text.contains("Reply like this:"))
    }
  }

  @Test(
    "a schema that a server complains of goes into the prompt, once and from then on",
    arguments: [
      (
        Vendor.anthropic, 400,
        #"{"type":"error","error":{"type":"invalid_request_error","message":"The compiled grammar is too large"}}"#
      ),
      (.anthropic, 500, #"{"type":"error","error":{"type":"api_error","message":"Grammar compilation failed"}}"#),
      (
        .gemini, 400,
        #"[{"error":{"code":400,"message":"The specified schema produces a constraint that has too many states for serving.","status":"INVALID_ARGUMENT"}}]"#
      ),
      (
        .gemini, 400,
        #"[{"error":{"code":400,"message":"Request contains an invalid argument.","status":"INVALID_ARGUMENT"}}]"#
      ),
      (.gemini, 400, ""),
      (.gemini, 400, #"{"error":{"code":400,"message":"exceeds the maximum allowed nesting depth"}}"#),
      (.openai, 400, #"{"error":{"code":400,"message":"Failed to parse grammar","type":"invalid_request_error"}}"#),
      (.ollama, 500, #"{"error":"invalid JSON schema in format"}"#), (.ollama, 400, #"{"error":"invalid format"}"#),
      (.openrouter, 400, #"{"error":{"code":400,"message":"response_format is not supported"}}"#),
    ])
  func schema(vendor: Vendor, status: Int, body: String) async throws {
    try await LoopbackServer.serving([refusal(status, body), ok(vendor), ok(vendor)]) { server in
      let client = client(server, vendor)
      #expect(await client.ask(prompt) { _ in } == .reply(text: "{}", usage: Usage()))
      #expect(await client.ask(prompt) { _ in } == .reply(text: "{}", usage: Usage()))
      let schemas = try schemas(server)
      #expect(schemas.map(\.field) == [true, false, false])
      #expect(schemas.dropFirst().map(\.prompt) == [true, true])
      #expect(await pace.waits.isEmpty)
    }
  }

  @Test("an error of Anthropic's own that stays may be the schema's")
  func silentServerError() async throws {
    let no = refusal(500, #"{"type":"error","error":{"type":"api_error","message":"Internal server error"}}"#)
    try await LoopbackServer.serving([no, no, ok(.anthropic)]) { server in
      #expect(await client(server, .anthropic).ask(prompt) { _ in } == .reply(text: "{}", usage: Usage()))
      let schemas = try schemas(server)
      #expect(schemas.map(\.field) == [true, true, false])
    }
  }

  @Test(
    "other errors change nothing",
    arguments: [
      (Vendor.openai, 500, #"{"error":{"message":"For more information see the status page"}}"#),
      (.openai, 503, #"{"error":{"message":"grammar server overloaded"}}"#),
      (.gemini, 400, #"{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}"#),
      (.anthropic, 400, #"{"type":"error","error":{"message":"prompt is too long for this schema"}}"#),
    ])
  func others(vendor: Vendor, status: Int, body: String) async throws {
    try await LoopbackServer.serving(Array(repeating: refusal(status, body), count: 4)) { server in
      guard case .failed = await client(server, vendor).ask(prompt, onText: { _ in }) else {
        Issue.record("not failed")
        return
      }
      let schemas = try schemas(server)
      #expect(!schemas.map(\.field).contains(false))
    }
  }

  @Test("a server that complains of it in the prompt too is believed once")
  func once() async throws {
    let no = refusal(400, #"{"error":{"message":"bad grammar"}}"#)
    try await LoopbackServer.serving([no, no, no]) { server in
      guard case .failed(let failure) = await client(server, .openai).ask(prompt, onText: { _ in }) else {
        Issue.record("not failed")
        return
      }
      #expect(failure.status == 400)
      #expect(server.requests.count == 2)
    }
  }

  @Test("each field a server does not know is left out in turn, the same one never twice")
  func fields() async throws {
    func no(_ field: String) -> LoopbackAnswer { refusal(400, #"{"error":{"message":"no","param":"\#(field)"}}"#) }
    let unknown = refusal(
      400, #"[{"error":{"code":400,"message":"Unknown name \"stream_options\": Cannot find field."}}]"#)
    let answers = [no("temperature"), no("max_tokens"), unknown, no("messages[0].role"), ok(.openai)]
    try await LoopbackServer.serving(answers) { server in
      #expect(await client(server, .openai).ask(prompt) { _ in } == .reply(text: "{}", usage: Usage()))
      let last = try JSONParser.parse(try #require(server.requests.last).body)
      #expect(last["temperature"] == nil && last["max_tokens"] == nil && last["stream_options"] == nil)
      #expect(last["messages"]?.array?[0]["role"] == "user")
    }
    try await LoopbackServer.serving([no("max_tokens"), no("max_completion_tokens"), no("max_tokens")]) { server in
      guard case .failed = await client(server, .openai).ask(prompt, onText: { _ in }) else {
        Issue.record("not failed")
        return
      }
      #expect(server.requests.count == 3)
    }
  }
}
