import ConfigSchema

/// Turns a request into what is sent to a model: a prefix that never changes, then what this request concerns.
public struct PromptBuilder: Sendable {
  public static let standard = PromptBuilder()

  private let phrases = PromptFiles.phrases

  /// The prompt, and what has to be put back into the reply to it.
  func prompt(for request: ModelRequest) -> (prompt: Prompt, redactor: Redactor) {
    var redactor = Redactor()
    var messages = [Prompt.Message(.person, body(request, &redactor))]
    if let correction = request.correction {
      let text = CorrectionText(phrases: phrases)
      messages.append(.init(.model, text.reply(correction, &redactor)))
      messages.append(.init(.person, text.findings(correction, &redactor)))
    }
    let prompt = Prompt(instructions: Prefix.standard, messages: messages, schema: schema(request.workspace))
    return (prompt, redactor)
  }

  private func body(_ request: ModelRequest, _ redactor: inout Redactor) -> String {
    // In the order in which it was handed in, so that the placeholders are numbered alike in every turn.
    let inputs = RequestText(phrases: phrases, earlier: request.before, now: request.request)
    let waiting = request.pending?.request.inputs.count ?? 0
    let pending = request.pending.map { pending in
      [phrases["pending"], inputs.before(0..<waiting, &redactor), redactor.said(pending.message)]
        .compactMap { $0 }.filter { !$0.isBlank }.joined(separator: "\n\n")
    }
    let before = inputs.before(waiting..<request.before.count, &redactor).map { phrases["before"] + "\n\n" + $0 }
    let asked = inputs.text(&redactor)
    let history = HistoryText(phrases: phrases).text(request.history, &redactor)
    let needed = request.needed.isEmpty ? nil : phrases["needed"] + "\n" + list(request.needed)
    let parts = [setUp(request, redactor), history, pending, before, needed, asked]
    return parts.compactMap { $0 }.joined(separator: "\n\n")
  }

  private func setUp(_ request: ModelRequest, _ redactor: Redactor) -> String {
    let inputs = request.before + request.request.inputs
    let needed = request.needed.compactMap { request.handles[$0.text] }.map { $0.parent ?? $0.item }
    return SetUpText(
      items: ItemText(handles: request.handles, redact: { redactor.hiding($0) }), phrases: phrases,
      relevance: Relevance(
        inputs.map(\.text) + request.history.suffix(4).map(\.text),
        typed: request.request.typed.joined(separator: " ")), needed: Set(needed)
    ).text(request.workspace)
  }

  private func list(_ handles: [Reference]) -> String { handles.map(\.text).joined(separator: ", ") }

  private func schema(_ workspace: Workspace) -> ReplySchema {
    let custom = Set(workspace.properties.flatMap(\.customEvents)).sorted()
    return ReplySchema.reply(customEvents: custom, introduction: phrases["schema"])
  }
}
