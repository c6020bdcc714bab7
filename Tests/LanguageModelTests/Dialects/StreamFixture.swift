import ConfigSchema
import Testing

@testable import LanguageModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One file of `fixtures/sse` with what it must lead to (see the README there).
struct StreamFixture: Sendable, CustomTestStringConvertible {
  let file: String
  let speaks: Speaks
  let expected: StreamEnd

  enum Speaks: Sendable { case chat, anthropicTool, anthropicText, ollama }

  var testDescription: String { file }
  var bytes: [UInt8] { get throws { try Self.read(file) } }
  var contentType: String { file.hasSuffix("ndjson") ? "application/x-ndjson" : "text/event-stream; charset=utf-8" }

  var dialect: any Dialect {
    switch speaks {
    case .chat: ChatCompletions()
    case .anthropicTool, .anthropicText: AnthropicMessages(usesBearer: false)
    case .ollama: OllamaChat()
    }
  }

  var settings: ModelSettings { ModelSettings(schemaPlacement: speaks == .anthropicTool ? .tool : .field) }

  static let text =
    #"{"message":"Stufe 2 heißt jetzt „Angebot“.","questions":[],"changes":[{"op":"stage.rename","key":"stage_2","name":"Angebot"}]}"#
  static let ok = #"{"message":"Ok","questions":[],"changes":[]}"#

  static let all: [StreamFixture] = [
    StreamFixture("01-openai-chat-ok.sse", .chat, reply(text)),
    StreamFixture("02-openai-chat-refusal.sse", .chat, .outcome(.refused("I can't help with that request."))),
    StreamFixture("03-openai-chat-length.sse", .chat, .outcome(.cutOff(.length))),
    StreamFixture("04-openai-chat-error-midstream.sse", .chat, .providerError(serverError)),
    StreamFixture(
      "05-framing-crlf-comments-utf8.sse", .chat,
      reply(#"{"message":"Zürich – 東京 🚀","questions":[],"changes":[]}"#)),
    StreamFixture(
      "06-openai-chat-usage-chunk.sse", .chat,
      reply(ok, Usage(input: 3120, cachedInput: 2944, output: 58, reasoning: 12))),
    StreamFixture(
      "07-anthropic-tool-use-ok.sse", .anthropicTool, reply(text, Usage(input: 2089, cachedInput: 2048, output: 63))),
    StreamFixture("08-anthropic-overloaded.sse", .anthropicText, .providerError(overloaded)),
    StreamFixture("09-ollama-ok.ndjson", .ollama, reply(text, Usage(input: 310, output: 57))),
    StreamFixture("12-openai-chat-empty-choices.sse", .chat, reply(ok)),
  ]

  init(_ file: String, _ speaks: Speaks, _ expected: StreamEnd) {
    (self.file, self.speaks, self.expected) = (file, speaks, expected)
  }

  private static func reply(_ text: String, _ usage: Usage = Usage()) -> StreamEnd {
    .outcome(.reply(text: text, usage: usage))
  }

  private static let serverError = ProviderError(
    json: [
      "error": [
        "message": "The server had an error while processing the request", "type": "server_error", "code": 500,
      ]
    ])

  private static let overloaded = ProviderError(
    json: ["error": ["type": "overloaded_error", "message": "Overloaded"], "request_id": "req_fx08"])

  /// Reads a fixture as bytes: one of them mixes line ends on purpose.
  static func read(_ file: String) throws -> [UInt8] {
    let here = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let stream = try #require(fopen("/\(here)/fixtures/sse/\(file)", "rb"))
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// The frames of a body that comes in these pieces.
  func frames(_ pieces: [ArraySlice<UInt8>]) throws -> [StreamFrame] {
    var framer = dialect.framer(contentType: contentType)
    return try pieces.flatMap { try framer.take(Array($0)) } + framer.end()
  }

  /// What the frames lead to, with the text that was handed on.
  func run(_ frames: [StreamFrame]) -> (end: StreamEnd, text: String) {
    var stream = dialect.reader(settings: settings)
    let text = frames.flatMap { stream.take($0) }.joined()
    return (stream.end(), text)
  }
}
