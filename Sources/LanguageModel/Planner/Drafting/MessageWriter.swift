import ConfigSchema

/// Writes the texts the person did not give: plain, with the community's name and the facts asked for.
struct MessageWriter {
  /// The community's name.
  let property: String

  /// `action_config` of a message, task, note, ticket or draft reply.
  func config(for action: ActionDraft, in rule: RuleDraft, isFirstText: Bool) -> JSONObject {
    switch action.kind {
    case .sms, .message: ["body": .string(text(action, rule, isFirstText))]
    case .email: ["subject": .string(subject(action, rule)), "body": .string(email(action, rule))]
    case .task: task(action, rule)
    case .note: ["description": .string(action.exact ?? note(action, rule))]
    case .ticket: ticket(action, rule)
    case .reviewReply: ["response_text": .string(action.exact ?? reviewReply(rule))]
    case .chatMessage: ["content": .string(action.exact ?? sentence(action, rule))]
    case .marketAlert: marketAlert(action, rule)
    case .contentDraft: contentDraft(action, rule)
    default: [:]
    }
  }

  // MARK: Messages

  private func text(_ action: ActionDraft, _ rule: RuleDraft, _ isFirst: Bool) -> String {
    if let exact = action.exact { return exact }
    let optOut = isFirst ? " Reply STOP to opt out." : ""
    return "Hi {{first_name}}, this is \(property). " + sentence(action, rule) + optOut
  }

  private func email(_ action: ActionDraft, _ rule: RuleDraft) -> String {
    if let exact = action.exact, action.subject != nil || !isTitleLike(exact) { return exact }
    return "Hi {{first_name}},\n\n" + (action.exact.map { $0 + ". " } ?? "") + sentence(action, rule)
      + "\n\n\(property)"
  }

  /// A short quotation without an end mark is the subject or the heading of an e-mail.
  private func isTitleLike(_ text: String) -> Bool {
    text.split(separator: " ").count <= 6 && !(text.last.map { ".!?".contains($0) } ?? false)
  }

  private func subject(_ action: ActionDraft, _ rule: RuleDraft) -> String {
    if let subject = action.subject { return subject }
    if let exact = action.exact { return isTitleLike(exact) ? exact : DefaultWords.subject(rule.event.type, property) }
    let topic = Content(action.content).topic
    return topic.isEmpty || topic.count > 50 ? DefaultWords.subject(rule.event.type, property) : topic
  }

  private func sentence(_ action: ActionDraft, _ rule: RuleDraft) -> String {
    let said = Content(action.content).sentence
    return said.isEmpty ? DefaultWords.sentence(rule.event, property) : said
  }

  // MARK: Work for the team

  private func task(_ action: ActionDraft, _ rule: RuleDraft) -> JSONObject {
    var config: JSONObject = ["title": .string(action.exact ?? TaskTitle.write(action.content, rule))]
    if let due = action.dueInHours { config["due_in_hours"] = .number(JSONNumber(due)) }
    if let assignee = action.assignee { config["assign_to"] = .string(assignee) }
    return config
  }

  private func note(_ action: ActionDraft, _ rule: RuleDraft) -> String {
    let said = Content(action.content).record
    return said.isEmpty ? rule.event.title : said
  }

  private func ticket(_ action: ActionDraft, _ rule: RuleDraft) -> JSONObject {
    var config: JSONObject = ["title": .string(action.exact ?? "Follow up: " + RuleName.reviewWords(rule))]
    config["priority"] = .string(action.priority ?? "high")
    return config
  }

  private func reviewReply(_ rule: RuleDraft) -> String {
    let isCritical = rule.allConditions.contains {
      $0.field == "payload.rating" && ($0.op == .lte || $0.op == .lt || ($0.value.double ?? 5) <= 3)
    }
    return isCritical
      ? "Thank you for telling us. We are sorry this fell short and would like to make it right; please contact the \(property) office."
      : "Thank you for taking the time to share your feedback. The team at \(property) appreciates it."
  }

  private func marketAlert(_ action: ActionDraft, _ rule: RuleDraft) -> JSONObject {
    let type =
      rule.event.type == "competitor_special_changed"
      ? "new_special" : rule.event.type == "competitor_price_changed" ? "price_drop" : "competitor_update"
    return ["alert_type": .string(type), "severity": "warning", "title": .string(action.exact ?? rule.event.title)]
  }

  private func contentDraft(_ action: ActionDraft, _ rule: RuleDraft) -> JSONObject {
    [
      "title": .string(action.exact ?? Content(action.content).topic.nonEmpty ?? rule.event.title),
      "content_type": "social_post",
    ]
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}

extension RuleDraft {
  /// Every condition of the trigger to be.
  var allConditions: [Condition] {
    var result = event.conditions
    if let measure, let field = event.measure {
      result.append(Condition(field.field, field.op, .number(JSONNumber((measure * 1000).rounded() / 1000))))
    }
    result += conditions
    if !statusFilter.isEmpty { result.append(ConditionReader.list("lead.status", .notIn, statusFilter)) }
    return result
  }
}
