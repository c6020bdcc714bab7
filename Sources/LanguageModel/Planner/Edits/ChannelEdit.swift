import ConfigSchema

/// "switch the text to an e-mail": another channel, everything else as it is.
enum ChannelEdit {
  private static let channels: Set<ActionKind> = [.sms, .email]

  /// Whether an action word says what something should become: "to an e-mail", "e-mail instead", "as a text".
  static func isTarget(_ tag: Tag, _ tokens: [Token]) -> Bool {
    guard let kind = tag.action, channels.contains(kind) else { return false }
    let before = tokens[max(0, tag.start - 3)..<tag.start].map(\.text)
    let after = tokens[min(tag.end, tokens.count)...].prefix(2).map(\.text)
    if after.first == "instead" && before.suffix(2) != ["instead", "of"] { return true }
    if before.suffix(2).contains("of") && before.contains("instead") || before.suffix(2).contains("than") {
      return false
    }
    return before.contains { ["to", "into", "for", "with", "by", "as", "be", "via"].contains($0) }
      && (before.contains { ["a", "an", "to", "into", "by", "via", "as"].contains($0) })
      || before.suffix(2) == ["it", "an"] || before.suffix(2) == ["it", "a"]
      || ["it", "that", "this", "them"].contains(before.suffix(2).first ?? "")
        && ["a", "an"].contains(before.last ?? "")
      || before.suffix(1) == ["an"] && kind == .email
        && tokens[..<tag.start].contains { ["make", "be", "becomes", "use"].contains($0.text) }
      || before.suffix(1) == ["a"] && kind == .sms
        && tokens[..<tag.start].contains { ["make", "be", "becomes", "use"].contains($0.text) }
  }

  /// - Returns: what was done, or nil when the sentence says nothing of the kind.
  static func apply(_ statement: EditStatement, to trigger: inout Trigger, property: String) -> String? {
    guard saysSwitch(statement), let target = statement.tags.first(where: { isTarget($0, statement.tokens) }),
      let kind = target.action
    else {
      return byInstead(statement, to: &trigger, property: property)
    }
    return change(kind, statement, &trigger, property)
  }

  private static func saysSwitch(_ statement: EditStatement) -> Bool {
    statement.has(.change)
      && (!statement.says("add", "also", "plus") || statement.sentence.plain.contains("make it a"))
  }

  /// "e-mail them instead of texting", "an e-mail rather than a text".
  private static func byInstead(_ statement: EditStatement, to trigger: inout Trigger, property: String) -> String? {
    guard statement.says("instead") || statement.sentence.plain.contains("rather than") || statement.says("not") else {
      return nil
    }
    let named = statement.tags.filter { $0.action.map { channels.contains($0) } ?? false }
    let old = named.first { statement.isOld($0) || $0.isNegated }
    guard let old, let new = named.first(where: { $0.action != old.action && !statement.isOld($0) && !$0.isNegated }),
      let kind = new.action
    else { return nil }
    return change(kind, statement, &trigger, property)
  }

  /// "change the task … to an e-mail": another step is meant than the messages.
  private static func namesOther(_ statement: EditStatement, _ trigger: Trigger) -> Bool {
    statement.tags.contains { tag in
      guard let kind = tag.action, !channels.contains(kind), !isTarget(tag, statement.tokens) else { return false }
      return trigger.actions.contains { $0.type == kind.type }
    }
  }

  private static func change(
    _ kind: ActionKind, _ statement: EditStatement, _ trigger: inout Trigger, _ property: String
  ) -> String? {
    if namesOther(statement, trigger) { return nil }
    let other = kind == .email ? ActionKind.sms : .email
    guard let index = trigger.actions.firstIndex(where: { $0.type == other.type }) else { return nil }
    trigger.actions[index].type = kind.type
    if kind == .email {
      if trigger.actions[index].config["subject"] == nil,
        trigger.actions[index].config["template_slug"] == nil || trigger.actions[index].config["body"] != nil
      {
        trigger.actions[index].config["subject"] = .string(DefaultWords.subject(trigger.eventType, property))
      }
    } else {
      trigger.actions[index].config["subject"] = nil
    }
    return "the \(other.noun) becomes \(kind == .email ? "an e-mail" : "a text"), timing and stop rule as before"
  }
}
