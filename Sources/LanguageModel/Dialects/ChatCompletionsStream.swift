import ConfigSchema

/// Joins the chunks of a Chat Completions reply. `[DONE]` proves nothing: some servers send it after an error.
struct ChatCompletionsStream: ReplyStream {
  private var text = ""
  private var refusal = ""
  private var finish: String?
  private var usage = Usage()
  private var error: ProviderError?
  private var oddity: String?
  private var sawDone = false

  mutating func take(_ frame: StreamFrame) -> [String] {
    if error != nil { return [] }
    if frame.data.drop(while: { $0 == " " }).hasPrefix("[DONE]") {
      sawDone = true
      return []
    }
    guard let chunk = try? JSONParser.parse(frame.data) else {
      if frame.isClosed { oddity = oddity ?? frame.data }
      return []
    }
    if let problem = Self.problem(in: chunk, event: frame.event) {
      error = problem
      return []
    }
    // A filter's chunk has an empty `object`; other servers leave it out.
    if chunk["object"]?.string?.isEmpty == true { return [] }
    if let counts = chunk["usage"] { read(usage: counts) }
    let choices = chunk["choices"]?.array ?? []
    guard let choice = choices.first(where: { ($0["index"]?.count ?? 0) == 0 }) else { return [] }
    return read(choice)
  }

  private static func problem(in chunk: JSON, event: String) -> ProviderError? {
    let whole = chunk.array?.first ?? chunk
    if let error = whole["error"], error.saysSomething { return ProviderError(json: whole) }
    return event == "error" || whole["object"]?.string == "error" ? ProviderError(json: whole) : nil
  }

  private mutating func read(_ choice: JSON) -> [String] {
    if let reason = choice["finish_reason"]?.string { finish = reason }
    // `message` when the server did not stream.
    guard let delta = choice["delta"] ?? choice["message"] else { return [] }
    refusal += delta["refusal"]?.string ?? ""
    guard let piece = delta["content"]?.string, !piece.isEmpty else { return [] }
    text += piece
    return [piece]
  }

  private mutating func read(usage counts: JSON) {
    guard counts.object != nil else { return }
    let details = counts["prompt_tokens_details"]
    usage = Usage(
      input: counts["prompt_tokens"]?.count ?? 0, cachedInput: details?["cached_tokens"]?.count ?? 0,
      cacheWrites: details?["cache_write_tokens"]?.count ?? 0, output: counts["completion_tokens"]?.count ?? 0,
      reasoning: counts["completion_tokens_details"]?["reasoning_tokens"]?.count ?? 0)
  }

  func end() -> StreamEnd {
    if let error { return error.isContentFilter ? .outcome(.filtered(error.excerpt)) : .providerError(error) }
    switch finish {
    case nil where oddity != nil: return .notUnderstood(oddity ?? "")
    case nil: return sawDone ? .notUnderstood("[DONE] without a finish_reason") : .outcome(.cutOff(.connection))
    case "length": return .outcome(.cutOff(.length))
    case "content_filter": return .outcome(.filtered(""))
    case "error": return .providerError(ProviderError(message: "The provider ended the reply with an error."))
    case "stop" where !refusal.isEmpty: return .outcome(.refused(refusal))
    case "stop" where oddity != nil: return .notUnderstood(oddity ?? "")
    case "stop": return .outcome(text.isBlank ? .empty : .reply(text: text, usage: usage))
    case let other?: return .notUnderstood("finish_reason \(other)")
    }
  }
}
