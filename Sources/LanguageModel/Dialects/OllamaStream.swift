import ConfigSchema

/// Joins the lines of an Ollama reply.
struct OllamaStream: ReplyStream {
  private var text = ""
  private var reason: String?
  private var usage = Usage()
  private var error: ProviderError?
  private var oddity: String?

  mutating func take(_ frame: StreamFrame) -> [String] {
    if error != nil { return [] }
    guard let line = try? JSONParser.parse(frame.data) else {
      if frame.isClosed { oddity = oddity ?? frame.data }
      return []
    }
    if let problem = line["error"], problem.saysSomething {
      error = ProviderError(json: line)
      return []
    }
    if line["done"]?.bool == true {
      reason = line["done_reason"]?.string ?? "stop"
      usage = Usage(input: line["prompt_eval_count"]?.count ?? 0, output: line["eval_count"]?.count ?? 0)
    }
    guard let piece = line["message"]?["content"]?.string, !piece.isEmpty else { return [] }
    text += piece
    return [piece]
  }

  func end() -> StreamEnd {
    if let error { return .providerError(error) }
    switch reason {
    case nil: return oddity.map { .notUnderstood($0) } ?? .outcome(.cutOff(.connection))
    case "length": return .outcome(.cutOff(.length))
    case "stop" where oddity != nil: return .notUnderstood(oddity ?? "")
    case "stop": return .outcome(text.isBlank ? .empty : .reply(text: text, usage: usage))
    // The server only loaded or unloaded the model.
    case "load", "unload": return .outcome(.empty)
    case let other?: return .notUnderstood("done_reason \(other)")
    }
  }
}
