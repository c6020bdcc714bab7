import ConfigSchema

/// New words for a text, subject or title: `change the text to say "…"`.
enum TextEdit {
  static func apply(_ statement: EditStatement, to trigger: inout Trigger) -> String? {
    guard let quoteIndex = statement.tokens.lastIndex(where: { $0.kind == .quote }), !isName(statement, quoteIndex)
    else { return nil }
    guard
      statement.has(.change) || statement.has(.add)
        || statement.says("say", "says", "read", "wording", "text", "subject", "title", "body")
    else { return nil }
    let quote = statement.tokens[quoteIndex].content
    let before = Set(statement.tokens[max(0, quoteIndex - 8)..<quoteIndex].map(\.text))
    let adds = statement.tags.contains {
      $0.action != nil && $0.start < quoteIndex
        && statement.tokens[max(0, $0.start - 4)..<$0.start].contains { ["also", "another"].contains($0.text) }
    }
    if adds { return nil }
    let index: Int
    switch ActionSelection.select(trigger.actions, statement, kinds: ActionSelection.kinds(statement)) {
    case .one(let one): index = one
    case .several(let several):
      guard
        let message = several.first(where: { ActionKind.of(type: trigger.actions[$0].type)?.messagesPerson == true })
      else { return nil }
      index = message
    case .none: return nil
    }
    let key = before.contains("subject") ? "subject" : key(trigger.actions[index], before)
    guard let key else { return nil }
    trigger.actions[index].config[key] = .string(quote)
    return "new \(key == "body" ? "wording" : key)"
  }

  private static func isName(_ statement: EditStatement, _ index: Int) -> Bool {
    statement.name?.contains(index) ?? false
  }

  private static func key(_ action: Action, _ before: Set<String>) -> String? {
    switch action.type {
    case "send_sms", "send_email": "body"
    case "create_task", "open_review_ticket": "title"
    case "add_note": "description"
    case "draft_review_response": "response_text"
    default: nil
    }
  }
}

/// Priorities, addresses, assignees and targets of existing actions.
enum DetailEdit {
  static func apply(_ statement: EditStatement, to trigger: inout Trigger) -> String? {
    if let priority = priority(statement),
      let index = trigger.actions.firstIndex(where: { $0.config["priority"] != nil || $0.type == "open_review_ticket" })
    {
      trigger.actions[index].config["priority"] = .string(priority)
      return "priority \(priority)"
    }
    if let address = statement.tags.compactMap({ tag -> String? in
      if case .address(let text) = tag.meaning { text } else { nil }
    }).last, let index = trigger.actions.firstIndex(where: { $0.type == "webhook" }) {
      trigger.actions[index].config["url"] = .string(address)
      return "address \(address)"
    }
    return nil
  }

  private static func priority(_ statement: EditStatement) -> String? {
    statement.tags.compactMap { tag -> String? in
      if case .priority(let value) = tag.meaning, !statement.isOld(tag) { value } else { nil }
    }.first
  }
}
