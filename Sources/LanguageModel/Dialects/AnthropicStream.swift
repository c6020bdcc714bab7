import ConfigSchema

/// Joins the events of a Messages reply. The answer is the input of the tool when one was called, else the text.
struct AnthropicStream: ReplyStream {
  /// Text beside the tool call is talk, not the answer.
  let expectsTool: Bool
  private var text = ""
  private var tools: [Int: String] = [:]
  private var stop: String?
  private var explanation = ""
  private var usage = Counts()
  private var error: ProviderError?
  private var oddity: String?

  private struct Counts: Hashable {
    var fresh = 0
    var cacheWrites = 0
    var cacheReads = 0
    var output = 0
  }

  init(expectsTool: Bool) { self.expectsTool = expectsTool }

  mutating func take(_ frame: StreamFrame) -> [String] {
    if error != nil { return [] }
    guard let event = try? JSONParser.parse(frame.data) else {
      if frame.isClosed { oddity = oddity ?? frame.data }
      return []
    }
    let block = event["index"]?.count ?? 0
    switch event["type"]?.string ?? frame.event {
    case "message_start": read(counts: event["message"]?["usage"])
    case "content_block_start": return start(block, event["content_block"] ?? .null)
    case "content_block_delta": return extend(block, event["delta"] ?? .null)
    case "message_delta":
      read(stop: event["delta"] ?? .null)
      read(counts: event["usage"])
    case "message": return readWhole(event)
    case "error": error = ProviderError(json: event)
    // A server or a proxy in between that leaves the type out.
    case _ where event["error"]?.saysSomething == true: error = ProviderError(json: event)
    default: break
    }
    return []
  }

  private mutating func start(_ index: Int, _ block: JSON) -> [String] {
    switch block["type"]?.string {
    case "text": return add(block["text"]?.string ?? "")
    case "tool_use":
      let input = block["input"]?.object.flatMap { $0.isEmpty ? nil : JSON.object($0).text() }
      tools[index] = input ?? ""
      return input.map { [$0] } ?? []
    default: return []
    }
  }

  private mutating func extend(_ index: Int, _ delta: JSON) -> [String] {
    switch delta["type"]?.string {
    case "text_delta": return add(delta["text"]?.string ?? "")
    case "input_json_delta":
      guard let piece = delta["partial_json"]?.string, !piece.isEmpty else { return [] }
      tools[index, default: ""] += piece
      return [piece]
    default: return []
    }
  }

  private mutating func add(_ piece: String) -> [String] {
    text += piece
    return expectsTool || piece.isEmpty ? [] : [piece]
  }

  /// A reply that was not streamed.
  private mutating func readWhole(_ message: JSON) -> [String] {
    read(stop: message)
    read(counts: message["usage"])
    return (message["content"]?.array ?? []).enumerated().flatMap { start($0.offset, $0.element) }
  }

  private mutating func read(stop delta: JSON) {
    stop = delta["stop_reason"]?.string ?? stop
    explanation = delta["stop_details"]?["explanation"]?.string ?? explanation
  }

  /// Counts are cumulative; later events repeat only some of them.
  private mutating func read(counts: JSON?) {
    usage.fresh = counts?["input_tokens"]?.count ?? usage.fresh
    usage.cacheWrites = counts?["cache_creation_input_tokens"]?.count ?? usage.cacheWrites
    usage.cacheReads = counts?["cache_read_input_tokens"]?.count ?? usage.cacheReads
    usage.output = counts?["output_tokens"]?.count ?? usage.output
  }

  func end() -> StreamEnd {
    if let error { return .providerError(error) }
    switch stop {
    case nil: return oddity.map { .notUnderstood($0) } ?? .outcome(.cutOff(.connection))
    case "max_tokens": return .outcome(.cutOff(.length))
    case "model_context_window_exceeded": return .outcome(.cutOff(.contextWindow))
    case "refusal": return .outcome(.refused(explanation))
    case "end_turn", "stop_sequence", "tool_use":
      return oddity.map { .notUnderstood($0) } ?? answer()
    case let other?: return .notUnderstood("stop_reason \(other)")
    }
  }

  private func answer() -> StreamEnd {
    if tools.count > 1 { return .notUnderstood("\(tools.count) answers at once") }
    let total = Usage(
      input: usage.fresh + usage.cacheWrites + usage.cacheReads, cachedInput: usage.cacheReads,
      cacheWrites: usage.cacheWrites, output: usage.output)
    // A tool called without any input has an empty object as its input.
    let reply = tools.first.map { $0.value.isEmpty ? "{}" : $0.value } ?? (expectsTool ? "" : text)
    return .outcome(reply.isBlank ? .empty : .reply(text: reply, usage: total))
  }
}
