/// Words in pasted material that speak to a machine instead of to people.
enum SystemAddress {
  /// Whether a sentence is addressed to a system, an assistant or a model.
  static func isAddressed(_ tokens: [Token]) -> Bool {
    if index.first(in: tokens) != nil { return true }
    return opening(tokens)
  }

  /// A sentence that only goes on with what the system was told ("keep this to yourself").
  static func isSecretive(_ tokens: [Token]) -> Bool { secrecy.first(in: tokens) != nil }

  private static let index = PatternIndex<Bool>(
    [
      "note|notice|message|attention|attn|memo|instruction|instructions|reminder to|for ~3 @machine",
      "ignore|disregard|forget|override|bypass ~4 previous|prior|above|earlier|other|your|all instructions|rules|prompts|guidelines|commands|safeguards",
      "hey|hi|hello|dear|ok|okay|attention|listen|yo @machine", "as an ai", "you are|you're an? ~2 @machine",
      "if_you_are|if_youre|whoever|whichever|any|the @machine ~3 reads|reading|read|processes|processing|parses|parse|sees|handles",
      "@machine ~2 must|should|shall|needs_to|is_instructed|are_instructed|please|will",
      "system prompt|override|instruction|message|command", "new instructions", "developer mode",
      "automated|automatic systems|system|agents|agent|tools|readers|processing|assistants|assistant|software",
      "to ~2 software|system|program|bot|tool that|which|reading|processing",
      "do_not|never|without ~2 mention|mentioning|tell|telling|telling_anyone|inform|reveal|disclose|show ~3 it|this|manager|user|anyone|anybody|them|human|person|operator|staff",
      "do not|without ask|asking ~2 confirmation|approval|permission", "without ~2 review|approval|confirmation|asking",
      "no confirmation|approval needed|required",
      "@machine : ", "instructions for ~3 @machine", "prompt injection", "for the @machine", "dear @machine",
      "instruct ~3 @machine", "the manager|owner ~3 already agreed|approved", "pre approved", "is authorized to",
      "hidden instruction|instructions|text|note",
    ].flatMap { pattern in machines.map { pattern.contains("@machine") ? expand(pattern, $0) : pattern } }.reduce(
      into: []) { if !$0.contains($1) { $0.append($1) } }
      .map { ($0, true) })

  private static let machines = [
    "ai|a.i|assistant|assistants|bot|chatbot|llm|gpt|chatgpt|claude|copilot|siri|alexa|model|language_model|ai_model|ai_system|ai_agent|ai_assistant|ai_agents|agent_software|automation|robot|machine|parser|summarizer|crm_bot|configurator|automated_system|automated_systems|automated_tools|crm_assistant|virtual_assistant|software|processing_system|system|ai_tool|ai_tools|script|computer"
  ]
  private static func expand(_ pattern: String, _ machines: String) -> String {
    pattern.split(separator: " ").map { part in part.contains("@machine") ? machines : String(part) }.joined(
      separator: " ")
  }

  private static let secrecy = PatternIndex<Bool>(
    [
      "do not|never|dont ~1 mention|tell|say|reveal|disclose", "keep ~2 secret|quiet|hidden|between_us",
      "without telling",
    ].map { ($0, true) })

  private static let names: Set<String> = [
    "ai", "assistant", "assistants", "bot", "llm", "gpt", "chatgpt", "claude", "copilot", "system", "agent", "model",
    "automation",
    "chatbot", "robot", "siri", "alexa",
  ]

  /// "AI: do this", "Assistant, do this", "SYSTEM - do this".
  private static func opening(_ tokens: [Token]) -> Bool {
    guard let first = tokens.first(where: { !$0.isMark }), names.contains(first.text),
      let at = tokens.firstIndex(of: first), let next = tokens[safe: at + 1]
    else { return false }
    return next.isMark(":") || next.isMark(",")
  }
}
