import ConfigSchema
import TestSupport
import Testing
import Transfer

@testable import LanguageModel

@Suite("A whole dialogue over a real socket")
struct DialogueOverHTTPTests {
  /// A streamed answer that says this, in pieces of a few characters.
  private func answer(_ text: String) -> LoopbackAnswer {
    var frames = ""
    var rest = text[...]
    while !rest.isEmpty {
      let piece = JSON.string(String(rest.prefix(9))).text()
      frames += "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\(piece)}}]}\n\n"
      rest = rest.dropFirst(9)
    }
    frames += "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
    return LoopbackAnswer(headers: [("Content-Type", "text/event-stream")], body: Array(frames.utf8), pieces: 50)
  }

  private func reply(_ message: String, event: String, url: String) -> String {
    #"{"message":"\#(message)","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":["#
      + #"{"op":"create_trigger","ref":"$1","name":"Forward","event_type":"\#(event)","conditions":[],"is_active":true,"evidence":{"source":"request","quote":"forward"}},"#
      + #"{"op":"add_action","ref":"$2","trigger":"$1","action_type":"webhook","delay_minutes":0,"parameters":[{"name":"url","value":"\#(url)"}],"only_if":[],"after":null,"evidence":{"source":"request","quote":"forward"}}]}"#
  }

  private static func check(_ request: ModelRequest) -> @Sendable (String) -> ReplyCheck<Resolution> {
    { text in
      let read = ReplyReader().read(text)
      let resolution = Resolver().resolve(read, workspace: request.workspace, handles: request.handles) {
        ItemID("00000000-0000-4000-8000-00000000ffff")
      }
      return ReplyCheck(resolution, reply: read.reply, findings: read.findings + resolution.findings)
    }
  }

  @Test("prompt, stream, check, correction: a reply with a mistake becomes one without")
  func mended() async throws {
    let wrong = reply("This would forward them.", event: "lead_created", url: "https://in.example/x")
      .replacing(#""trigger":"$1""#, with: #""trigger":"t77""#)
    let mended =
      #"{"message":"","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":["#
      + #"{"op":"add_action","ref":"$2","trigger":"$1","action_type":"webhook","delay_minutes":0,"parameters":[{"name":"url","value":"https://in.example/x"}],"only_if":[],"after":null,"evidence":{"source":"request","quote":"forward"}}]}"#
    try await LoopbackServer.serving([answer(wrong), answer(mended)]) { server in
      let request = Samples.request("forward them to https://in.example/x")
      let result = await Dialogue(client: client(server)).run(request, check: Self.check(request))
      guard case .answered(let check) = result.ending else {
        Issue.record("\(result.ending)")
        return
      }
      #expect(check.findings.isEmpty)
      let trigger = try #require(check.built.properties.first?.configuration.triggers.last)
      #expect(trigger.actions.map(\.type) == ["webhook"])
      #expect(result.askings == 2)
      let bodies = try server.requests.map { try JSONParser.parse($0.body) }
      #expect(bodies.map { $0["messages"]?.array?.count } == [2, 4])
      #expect(bodies[0]["messages"]?.array?[0] == bodies[1]["messages"]?.array?[0])
      #expect(bodies[1]["messages"]?.array?[3]["content"]?.string?.contains("changes[1]") == true)
      #expect(bodies[0]["response_format"]?["json_schema"]?["schema"]?["properties"] != nil)
    }
  }

  @Test("a key in the typed words is not sent, and stands in the operation all the same")
  func secret() async throws {
    let text = reply("To [secret 1].", event: "lead_created", url: "https://in.example/x?token=[secret 1]")
    try await LoopbackServer.serving([answer(text)]) { server in
      let request = Samples.request("forward them to https://in.example/x?token=tk4711tk4711")
      let heard = Message()
      let result = await Dialogue(client: client(server)).run(request, check: Self.check(request)) { heard.take($0) }
      #expect(!server.requests[0].text.contains("tk4711"))
      #expect(result.text?.contains("https://in.example/x?token=tk4711tk4711") == true)
      #expect(heard.text == "To tk4711tk4711.")
    }
  }

  @Test("what was kept out of the first request stays out of the next, and still stands in the operation")
  func secretInCorrection() async throws {
    let url = "https://in.example/x?token=[secret 1]"
    let first = reply("To [email 1], [secret 1].", event: "lead_created", url: url)
      .replacing(#""trigger":"$1""#, with: #""trigger":"[email 1] [secret 1]""#)
      .replacing(#""name":"Forward""#, with: #""name":"For [email 1]""#)
    let mended = reply("", event: "lead_created", url: url).replacing(#"{"op":"create_trigger""#, with: "[[")
    let operation = try #require(mended.firstRange(of: #"{"op":"add_action""#)).lowerBound
    let second =
      #"{"message":"","questions":[],"decline":null,"need":[],"applies_to":{"properties":[]},"changes":["#
      + mended[operation...]
    try await LoopbackServer.serving([answer(first), answer(second)]) { server in
      let request = Samples.request(
        Request([
          RequestInput(.typed, "forward them to https://in.example/x?token=tk4711tk4711"),
          RequestInput(.email, "From: pat.doe@mail.example.test. Please forward."),
        ]))
      let result = await Dialogue(client: client(server)).run(request, check: Self.check(request))
      #expect(server.requests.count == 2)
      for request in server.requests {
        #expect(!request.text.contains("tk4711"))
        #expect(!request.text.contains("pat.doe"))
      }
      #expect(server.requests[1].text.contains("[email 1]"))
      guard case .answered(let check) = result.ending else {
        Issue.record("\(result.ending)")
        return
      }
      #expect(check.findings.isEmpty)
      let trigger = try #require(check.built.properties.first?.configuration.triggers.last)
      #expect(trigger.name == "For pat.doe@mail.example.test")
      #expect(trigger.actions.first?.config["url"]?.string == "https://in.example/x?token=tk4711tk4711")
    }
  }

  @Test("an operation that would write over a secret is asked for again, and what it would build is not kept")
  func hidden() async throws {
    let text = reply("", event: "lead_created", url: "https://in.example/?token=[hidden]")
    let operation = try #require(text.firstRange(of: #"{"op":"add_action""#)).lowerBound
    let again = text[..<(try #require(text.firstRange(of: #"{"op":"create_trigger""#))).lowerBound] + text[operation...]
    try await LoopbackServer.serving([answer(text), answer(String(again))]) { server in
      let request = Samples.request("forward")
      let result = await Dialogue(client: client(server)).run(request, check: Self.check(request))
      #expect(server.requests.count == 2)
      guard case .answered(let check) = result.ending else {
        Issue.record("\(result.ending)")
        return
      }
      #expect(check.findings.map(\.rule) == ["hidden_value"])
      #expect(check.built.properties.first?.configuration.triggers.last?.actions.isEmpty == true)
    }
  }

  private func client(_ server: LoopbackServer) -> HTTPModelClient {
    HTTPModelClient(
      ModelEndpoint(vendor: .openai, model: "m", baseURL: server.url + "/v1", key: nil), session: HTTPSession(),
      pace: FakePace().pace())
  }
}

private final class Message: @unchecked Sendable {
  private(set) var text = ""
  func take(_ progress: DialogueProgress) { if case .message(let text) = progress { self.text = text } }
}
