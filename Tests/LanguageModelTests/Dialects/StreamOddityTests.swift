import Testing

@testable import LanguageModel

@Suite("Streams that are not quite right")
struct StreamOddityTests {
  private func chat(_ lines: String...) -> StreamEnd { run(ChatCompletionsStream(), lines) }
  private func anthropic(_ lines: String...) -> StreamEnd { run(AnthropicStream(expectsTool: false), lines) }
  private func ollama(_ lines: String...) -> StreamEnd { run(OllamaStream(), lines) }

  private func run(_ stream: some ReplyStream, _ lines: [String]) -> StreamEnd {
    var stream = stream
    for line in lines { _ = stream.take(StreamFrame(data: line)) }
    return stream.end()
  }

  private let text = #"{"choices":[{"delta":{"content":"{}"}}]}"#
  private let stop = #"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#

  @Test("a filter, an unknown end and an empty answer are what they are")
  func chatEnds() {
    #expect(chat(text, stop) == .outcome(.reply(text: "{}", usage: Usage())))
    #expect(chat(text, #"{"choices":[{"finish_reason":"content_filter"}]}"#) == .outcome(.filtered("")))
    #expect(chat(text, #"{"choices":[{"finish_reason":"tool_calls"}]}"#) == .notUnderstood("finish_reason tool_calls"))
    #expect(chat(#"{"choices":[{"delta":{"content":" \n"}}]}"#, stop) == .outcome(.empty))
    #expect(chat(text, "[DONE]") == .notUnderstood("[DONE] without a finish_reason"))
    #expect(chat(text) == .outcome(.cutOff(.connection)))
    #expect(chat() == .outcome(.cutOff(.connection)))
  }

  @Test("a stream without choices is never a success")
  func noChoices() {
    #expect(
      chat(#"{"id":"x","object":"chat.completion.chunk"}"#, "[DONE]")
        == .notUnderstood("[DONE] without a finish_reason"))
  }

  @Test("a broken frame spoils the reply even when it ends well")
  func brokenFrame() {
    #expect(chat(text, "{oops", stop) == .notUnderstood("{oops"))
    #expect(
      anthropic("{oops", #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#) == .notUnderstood("{oops"))
    #expect(ollama("{oops", #"{"done":true}"#) == .notUnderstood("{oops"))
  }

  @Test(
    "errors of every shape are seen inside a stream",
    arguments: [
      #"{"error":{"message":"boom"}}"#, #"{"error":"boom"}"#, #"[{"error":{"message":"boom","code":500}}]"#,
      #"{"object":"error","message":"boom","code":500}"#,
    ])
  func errors(frame: String) {
    for end in [chat(text, frame, stop, "[DONE]"), chat(frame)] {
      guard case .providerError(let error) = end else {
        Issue.record("\(end)")
        continue
      }
      #expect(error.message == "boom")
    }
  }

  @Test("an error member that says nothing is no error", arguments: ["null", "{}", "\"\"", "false"])
  func noError(value: String) {
    #expect(
      chat(#"{"error":\#(value),"choices":[{"delta":{"content":"{}"}}]}"#, stop)
        == .outcome(.reply(text: "{}", usage: Usage())))
  }

  @Test("Anthropic's ends have their names")
  func anthropicEnds() {
    let text = #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"{}"}}"#
    let thought = #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}"#
    func stop(_ reason: String) -> String { #"{"type":"message_delta","delta":{"stop_reason":"\#(reason)"}}"# }
    #expect(anthropic(thought, text, stop("end_turn")) == .outcome(.reply(text: "{}", usage: Usage())))
    #expect(anthropic(text, stop("max_tokens")) == .outcome(.cutOff(.length)))
    #expect(anthropic(text, stop("model_context_window_exceeded")) == .outcome(.cutOff(.contextWindow)))
    #expect(anthropic(text, stop("pause_turn")) == .notUnderstood("stop_reason pause_turn"))
    #expect(anthropic(stop("end_turn")) == .outcome(.empty))
    let refusal = #"{"type":"message_delta","delta":{"stop_reason":"refusal","stop_details":{"explanation":"No."}}}"#
    #expect(anthropic(text, refusal) == .outcome(.refused("No.")))
  }

  @Test("a tool called with nothing has an empty object; two tools are one too many")
  func tools() {
    let start = #"{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","input":{}}}"#
    let second = #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","input":{}}}"#
    let stop = #"{"type":"message_delta","delta":{"stop_reason":"tool_use"}}"#
    #expect(anthropic(start, stop) == .outcome(.reply(text: "{}", usage: Usage())))
    #expect(anthropic(start, second, stop) == .notUnderstood("2 answers at once"))
    #expect(
      run(
        AnthropicStream(expectsTool: true),
        [
          #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"hi"}}"#,
          #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#,
        ]) == .outcome(.empty))
  }

  @Test("Anthropic's whole reply is read like its stream")
  func anthropicWhole() {
    let whole =
      #"{"type":"message","content":[{"type":"thinking","thinking":"x"},{"type":"text","text":"{}"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"cache_read_input_tokens":2,"output_tokens":3}}"#
    #expect(anthropic(whole) == .outcome(.reply(text: "{}", usage: Usage(input: 3, cachedInput: 2, output: 3))))
  }

  @Test("Ollama's errors are texts, and loading a model is no answer")
  func ollamaEnds() {
    let text = #"{"message":{"content":"{}"},"done":false}"#
    #expect(
      ollama(text, #"{"error":"model crashed"}"#) == .providerError(ProviderError(json: ["error": "model crashed"])))
    #expect(ollama(text, #"{"done":true,"done_reason":"length"}"#) == .outcome(.cutOff(.length)))
    #expect(ollama(#"{"done":true,"done_reason":"load"}"#) == .outcome(.empty))
    #expect(ollama(text, #"{"message":{"content":""},"done":true}"#) == .outcome(.reply(text: "{}", usage: Usage())))
  }
}
