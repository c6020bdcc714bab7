/// Where a lead is to be moved: "to lost", "as Leased", "into Application".
enum StageTarget {
  private static let ends: Set<String> = [
    "if", "when", "after", "once", "unless", "and", "then", "automatically", "by", "until", "so", "because", "right",
  ]

  static func read(_ tokens: [Token], from start: Int) -> String? {
    let head = tokens[start...].prefix(2).map(\.text)
    if head.contains("archive") || head.contains("auto") || (head.first?.hasPrefix("clos") ?? false) { return "lost" }
    for at in start..<tokens.count
    where ["to", "into", "as", "in", "back", "out", "off", "mark", "marks", "set"].contains(tokens[at].text) {
      if tokens[at].text == "out" || tokens[at].text == "off" {
        if at - start < 5, tokens[start].text.hasPrefix("clos") { return "lost" }
        continue
      }
      var first = at + 1
      while let token = tokens[safe: first],
        ["the", "to", "as", "a", "our", "stage", "back", "status", "them", "it", "him", "her", "lead", "in"].contains(
          token.text)
      { first += 1 }
      guard let token = tokens[safe: first], !token.isMark else { continue }
      if token.kind == .quote { return token.content }
      var end = first
      while let token = tokens[safe: end], !token.isMark, !ends.contains(token.text), end - first < 4,
        !["stage", "status", "step", "column"].contains(token.text)
      { end += 1 }
      guard end > first, tokens[at].text != "mark",
        tokens[at].text != "set" || status(tokens[first..<end].map(\.text).joined(separator: " ")) != nil
      else { continue }
      return tokens[first..<end].map(\.text).joined(separator: " ")
    }
    return tokens[start...].compactMap { status($0.text) }.first
  }

  /// The platform's status for a word, or nil.
  static func status(_ words: String) -> String? {
    switch words {
    case "lost", "dead", "dq", "closed", "closed lost", "not interested", "inactive": "lost"
    case "leased", "signed": "leased"
    case "contacted": "contacted"
    case "toured", "visited": "toured"
    case "tour booked", "tour scheduled", "tour set", "booked": "tour_booked"
    case "new": "new"
    default: nil
    }
  }
}

/// Whom a task is for: "for the concierge", "tell the manager", "assign it to Maria".
enum Assignee {
  private static let roles = PatternIndex<Bool>(
    [
      "leasing desk|team|office|staff|agent|manager|consultant|counselor",
      "property|assistant|regional|community|site|marketing|maintenance|office manager|team|supervisor|director|staff",
      "front desk|office",
      "manager|managers|office|staff|regional|gm|agm|team|concierge|maintenance|counselor|agent|agents|assistant|supervisor",
    ].map { ($0, true) })

  static func read(_ tokens: [Token], from start: Int, to end: Int, sentence: Sentence) -> String? {
    for i in start..<min(end, tokens.count)
    where ["for", "to", "have", "tell", "notify", "alert", "remind", "ping", "nudge", "ask", "inform"].contains(
      tokens[i].text)
    {
      var at = i + 1
      while let token = tokens[safe: at], ["the", "our", "my"].contains(token.text) { at += 1 }
      if let role = roles.longest(tokens, at: at) { return tokens[role.range].map(\.text).joined(separator: " ") }
      if let token = tokens[safe: at], at == i + 1, token.isCapital, token.kind == .word, !token.isJoined,
        EventLexicon.index.longest(tokens, at: at) == nil,
        tokens[i].text != "to"
          || (tokens[safe: i - 1]?.text).map({
            ["task", "it", "assign", "assigned", "that", "goes", "go", "belongs"].contains($0)
          })
            ?? false
      {
        // "Nurse Kelly".
        let isTwo = tokens[safe: at + 1].map { $0.isCapital && $0.kind == .word && !$0.isJoined } ?? false
        return sentence.original(at..<(at + (isTwo ? 2 : 1)))
      }
    }
    return nil
  }
}
