import ConfigSchema

/// Which action of a trigger a sentence means.
enum ActionSelection {
  enum Result {
    case one(Int)
    /// Several fit.
    case several([Int])
    case none
  }

  static func select(_ actions: [Action], _ statement: EditStatement, kinds: [ActionKind]) -> Result {
    guard !actions.isEmpty else { return .none }
    if actions.count == 1 { return .one(0) }
    var fitting = Array(actions.indices)
    if !kinds.isEmpty {
      let types = Set(kinds.map(\.type))
      let typed = fitting.filter { types.contains(actions[$0].type) }
      if !typed.isEmpty { fitting = typed }
    }
    if fitting.count > 1, let ordinal = ordinal(statement, fitting.count) { return .one(fitting[ordinal]) }
    if fitting.count > 1 { fitting = byOldDelay(actions, statement, fitting) }
    if fitting.count > 1 { fitting = byWords(actions, statement, fitting) }
    return fitting.count == 1 ? .one(fitting[0]) : .several(fitting)
  }

  /// "the second text", "the last e-mail".
  private static func ordinal(_ statement: EditStatement, _ count: Int) -> Int? {
    for (i, token) in statement.tokens.enumerated() {
      guard let next = statement.tokens[safe: i + 1],
        ActionLexicon.index.longest(statement.tokens, at: i + 1) != nil
          || ["one", "step", "message", "touch"].contains(next.text)
      else { continue }
      if token.text == "last" || token.text == "final" { return count - 1 }
      if let n = NumberWords.ordinal(token.text), n <= count { return n - 1 }
    }
    return nil
  }

  /// "the personal call": words of its title, subject or text.
  private static func byWords(_ actions: [Action], _ statement: EditStatement, _ fitting: [Int]) -> [Int] {
    let said = Set(
      statement.tokens.enumerated().compactMap { i, token in
        statement.name?.contains(i) == true ? nil : token.kind == .word ? Names.normal(token) : nil
      })
    let scores = fitting.map { index in
      Set(["title", "subject", "body", "description"].flatMap { Names.words(actions[index].config[$0]?.string ?? "") })
        .intersection(said).filter { $0.utf8.count > 3 }.count
    }
    guard let best = scores.max(), best > 0, scores.filter({ $0 == best }).count == 1 else { return fitting }
    return [fitting[scores.firstIndex(of: best)!]]
  }

  /// "the 2 hour text": the delay it has now.
  private static func byOldDelay(_ actions: [Action], _ statement: EditStatement, _ fitting: [Int]) -> [Int] {
    let minutes = Set(statement.tags.compactMap { tag -> Int? in tag.span.map { Int($0.minutes) } })
    let matching = fitting.filter { minutes.contains(actions[$0].delayMinutes) }
    return matching.count == 1 ? matching : fitting
  }

  /// Kinds of actions that a sentence names, apart from what they should become.
  static func kinds(_ statement: EditStatement) -> [ActionKind] {
    let tagged = statement.tags.compactMap { tag -> ActionKind? in
      guard let kind = tag.action, !ChannelEdit.isTarget(tag, statement.tokens) else { return nil }
      return kind
    }
    let named = tagged.isEmpty ? bareKinds(statement) : tagged
    return named.isEmpty && statement.says("it", "that", "this") ? statement.spokenOf : named
  }

  private static let nouns: [String: ActionKind] = [
    "call": .task, "phone": .task, "ring": .task, "reminder": .task, "note": .note, "ping": .sms, "message": .sms,
    "move": .stage, "reply": .reviewReply, "draft": .reviewReply, "push": .webhook,
  ]

  /// "drop the call": steps named by a noun behind an article.
  private static func bareKinds(_ statement: EditStatement) -> [ActionKind] {
    statement.tokens.indices.compactMap { i in
      guard let kind = nouns[statement.tokens[i].text], statement.name?.contains(i) != true,
        let before = statement.tokens[safe: i - 1]?.text,
        ["the", "that", "its", "this", "their", "our"].contains(before)
      else { return nil }
      return kind
    }
  }

  static func describe(_ action: Action) -> String {
    let noun = ActionKind.of(type: action.type)?.noun ?? action.type
    return action.delayMinutes == 0 ? "\(noun) at once" : "\(noun) after \(Wording.delay(action.delayMinutes))"
  }
}
