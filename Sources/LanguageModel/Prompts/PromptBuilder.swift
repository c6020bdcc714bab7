import ConfigSchema

/// Turns a request into what is sent to a model: a prefix that never changes, then what this request concerns.
public struct PromptBuilder: Sendable {
  public static let standard = PromptBuilder()

  /// Tokens for the text of a reply that is to be mended.
  static let correctionBudget = 16_000

  private let phrases = PromptFiles.phrases

  /// The prompt, and what has to be put back into the reply to it.
  func prompt(for request: ModelRequest) -> (prompt: Prompt, redactor: Redactor) {
    var redactor = Redactor()
    var messages = [Prompt.Message(.person, body(request, &redactor))]
    if let correction = request.correction {
      messages.append(.init(.model, Self.shortened(correction.reply)))
      messages.append(.init(.person, text(correction)))
    }
    let prompt = Prompt(instructions: Prefix.standard, messages: messages, schema: schema(request.workspace))
    return (prompt, redactor)
  }

  private func body(_ request: ModelRequest, _ redactor: inout Redactor) -> String {
    // Read first, so that the placeholders are numbered in the order in which the person handed them in.
    let asked = RequestText(phrases: phrases).text(request.request, &redactor)
    let earlier = HistoryText(phrases: phrases).text(request.history, &redactor)
    let pending = request.pending.map { phrases["pending"] + "\n" + words(of: $0, &redactor) }
    let needed = request.needed.isEmpty ? nil : phrases["needed"] + "\n" + list(request.needed)
    return [setUp(request), earlier, pending, needed, asked].compactMap { $0 }.joined(separator: "\n\n")
  }

  private func setUp(_ request: ModelRequest) -> String {
    let inputs = request.request.inputs + (request.pending?.request.inputs ?? [])
    let needed = request.needed.compactMap { request.handles[$0.text] }.map { $0.parent ?? $0.item }
    return SetUpText(
      items: ItemText(handles: request.handles, redact: Redactor.configured), phrases: phrases,
      relevance: Relevance(inputs.map(\.text) + request.history.suffix(4).map(\.text)), needed: Set(needed)
    ).text(request.workspace)
  }

  private func words(of pending: Proposal, _ redactor: inout Redactor) -> String {
    let typed = pending.request.typed.map { redactor.typed($0) }
    return (typed + [redactor.pasted(pending.message)]).filter { !$0.isBlank }.joined(separator: "\n")
  }

  private func list(_ handles: [Reference]) -> String { handles.map(\.text).joined(separator: ", ") }

  private func text(_ correction: Correction) -> String {
    let findings = correction.findings.map { finding in
      let fix = finding.fix.map { " " + $0 } ?? ""
      let value = finding.value.isEmpty ? "" : " (\(Redactor.configured(finding.value)))"
      return "- \(finding.path): \(finding.message)\(value)\(fix) [\(finding.rule)]"
    }.joined(separator: "\n")
    if correction.operations.isEmpty { return phrases["correction_whole", ["findings": findings]] }
    let operations = correction.operations.map { "changes[\($0)]" }.joined(separator: ", ")
    return phrases["correction", ["findings": findings, "operations": operations]]
  }

  private static func shortened(_ reply: String) -> String {
    let bytes = correctionBudget * 3
    return reply.utf8.count <= bytes ? reply : String(decoding: Array(reply.utf8.prefix(bytes)), as: UTF8.self)
  }

  private func schema(_ workspace: Workspace) -> ReplySchema {
    let custom = Set(workspace.properties.flatMap(\.customEvents)).sorted()
    return ReplySchema.reply(customEvents: custom, introduction: phrases["schema"])
  }
}
