import ConfigSchema

/// New words for a text, subject or title: `change the text to say "…"`.
enum TextEdit {
  static func apply(_ statement: EditStatement, to trigger: inout Trigger) -> String? {
    guard
      let quoteIndex = statement.tokens.indices.last(where: { i in
        statement.tokens[i].kind == .quote && !isName(statement, i)
      })
    else { return applySaid(statement, to: &trigger) }
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
    let old = trigger.actions[index].config[key]?.string ?? ""
    if let replaced = replaced(in: old, by: quote, statement, at: quoteIndex) {
      trigger.actions[index].config[key] = .string(replaced)
      return "“\(Wording.shortened(quote, 60))” in the \(key == "body" ? "wording" : key)"
    }
    if let joined = joined(quote, to: old, statement, at: quoteIndex) {
      trigger.actions[index].config[key] = .string(joined)
      return "“\(Wording.shortened(quote, 60))” added to the \(key == "body" ? "wording" : key)"
    }
    trigger.actions[index].config[key] = .string(quote)
    return "new \(key == "body" ? "wording" : key)"
  }

  /// "change “Sorry” to “Oh no” in the text": a part of it, when the part is there.
  private static func replaced(in old: String, by quote: String, _ statement: EditStatement, at index: Int) -> String? {
    guard statement.has(.change),
      let part = statement.tokens[..<index].last(where: { $0.kind == .quote })?.content, !part.isEmpty,
      old.contains(part)
    else { return nil }
    return old.replacing(part, with: quote, maxReplacements: 1)
  }

  /// "add “…” at the end": the text there is stays.
  private static func joined(_ quote: String, to old: String, _ statement: EditStatement, at index: Int) -> String? {
    let adders: Set<String> = ["add", "adding", "append", "include", "tack", "attach", "insert"]
    guard !old.isEmpty, statement.tokens[..<index].contains(where: { adders.contains($0.text) }),
      !statement.tokens[..<index].contains(where: { ["say", "says", "read", "reads", "to"].contains($0.text) })
        || statement.says("end", "bottom", "start", "beginning", "front", "top")
    else { return nil }
    let leads = statement.says("start", "beginning", "front", "top", "before")
    return leads ? quote + " " + old : old + " " + quote
  }

  // MARK: Without quotation marks

  /// "make the weekend reply say we open Monday at ten": the words behind `say`.
  static func said(_ statement: EditStatement) -> Range<Int>? {
    let tokens = statement.tokens
    guard !statement.sentence.isQuestion, let name = statement.name,
      !tokens[name.upperBound...].contains(where: { $0.kind == .quote }),
      let verb = tokens.indices.first(where: { i in
        i >= name.upperBound && ["say", "says", "read", "reads"].contains(tokens[i].text)
      }),
      tokens[..<verb].contains(where: { ["make", "have", "should", "must", "let", "needs"].contains($0.text) }),
      tokens[name.upperBound..<verb].allSatisfy({ fillers.contains($0.text) || $0.isMark(":") })
    else { return nil }
    let words = (verb + 1)..<(tokens.lastIndex { !$0.isMark }.map { $0 + 1 } ?? tokens.count)
    // "… say hello and ask when they want to move": what it is about, and not the words.
    let isOutline = words.dropFirst().contains { i in
      tokens[i - 1].text == "and" && ["ask", "tell", "mention", "invite", "offer", "remind"].contains(tokens[i].text)
    }
    return words.count >= 3 && !isOutline ? words : nil
  }

  private static let fillers: Set<String> = ["should", "must", "to", "needs", "just", "simply", "now", "text", "email"]

  /// The statement without what was recognised in the new wording: that instructs nobody.
  static func withoutWording(_ statement: EditStatement) -> EditStatement {
    guard let words = said(statement) else { return statement }
    var rest = EditStatement(
      statement.sentence, statement.tags.filter { $0.start < words.lowerBound },
      statement.verbs.filter { $0.range.lowerBound < words.lowerBound }, name: statement.name)
    rest.spokenOf = statement.spokenOf
    return rest
  }

  private static func applySaid(_ statement: EditStatement, to trigger: inout Trigger) -> String? {
    guard let words = said(statement) else { return nil }
    let people = trigger.actions.indices.filter {
      ActionKind.of(type: trigger.actions[$0].type)?.messagesPerson == true
    }
    let messages = people.isEmpty ? Array(trigger.actions.indices) : people
    guard messages.count == 1, let key = key(trigger.actions[messages[0]], []) else { return nil }
    let text = Wording.capitalised(statement.sentence.original(words))
    trigger.actions[messages[0]].config[key] = .string(text.hasSuffix(".") ? text : text + ".")
    return "new wording"
  }

  private static func isName(_ statement: EditStatement, _ index: Int) -> Bool {
    // "Change the pipeline “Leasing”: …": what is spoken of, and no wording.
    let before = statement.tokens[safe: index - 1]?.text ?? ""
    return statement.name?.contains(index) ?? false || ["pipeline", "automation", "trigger", "stage"].contains(before)
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
    return assignee(statement, &trigger)
  }

  /// "the roommate task should go to Priya".
  private static func assignee(_ statement: EditStatement, _ trigger: inout Trigger) -> String? {
    let tasks = trigger.actions.indices.filter { trigger.actions[$0].type == "create_task" }
    guard tasks.count == 1, statement.says("go", "goes", "give", "hand", "assign", "assigned", "belongs"),
      let name = Assignee.read(
        statement.tokens, from: statement.name?.upperBound ?? 0, to: statement.tokens.count,
        sentence: statement.sentence)
    else { return nil }
    trigger.actions[tasks[0]].config["assign_to"] = .string(name)
    return "the task is for \(name)"
  }

  private static func priority(_ statement: EditStatement) -> String? {
    statement.tags.compactMap { tag -> String? in
      if case .priority(let value) = tag.meaning, !statement.isOld(tag) { value } else { nil }
    }.first
  }
}
