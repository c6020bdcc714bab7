/// TX4, TX5, TX6: texts to people who said stop. 47 CFR 64.1200(a)(10).
struct OptedOut: Rule {
  let ids = ["TX4", "TX5", "TX6"]

  private static let stops: Set = ["stop", "quit", "end", "revoke", "cancel", "unsubscribe", "optout"]
  private static let confirms: Set = ["unsubscribed", "removed", "stopped", "opted", "confirm", "confirmed"]

  /// A stop counts however it is worded; one word alone must be nothing but the word.
  private static let wordings = PhraseBook<Bool>(
    [
      (
        true,
        [
          "stop|quit|end texting|messaging|contacting|sending|emailing|calling|texts|messages|text|this|these|it|now|please|all",
          "please|just stop|quit|unsubscribe", "unsubscribe|unsubscribed", "opt me|us? out", "opted out",
          "dont|not ~1 text|contact|message|call me|us|again|anymore", "take|remove me|us ~1 off|from",
          "no more texts|messages", "leave me alone",
        ]
      )
    ])

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers where trigger.eventType == "message_received" {
      guard let index = trigger.conditions.firstIndex(where: Self.hearsStop) else { continue }
      report.add(
        .note, ids[2], at: .condition(trigger, index, "value"), value: ConditionText.short(trigger.conditions[index]),
        "One stop ends all automatic texts to this person, whichever thread or number it came in on.")
    }
    scene.eachKnownAction { trigger, index, action, type in
      guard type.channel == .sms || type.channel == .email else { return }
      let conditions = trigger.conditions + action.onlyIf
      if conditions.contains(where: { $0.field == "lead.opted_out" && Self.wantsOptedOut($0) }) {
        report.add(
          .block, ids[0], at: .action(trigger, index, "action_type"), value: action.type,
          "These people said stop. No further messages may go to them from any of your numbers.",
          fix: "Remove the condition on lead.opted_out.")
      } else if type.channel == .sms, trigger.eventType == "message_received",
        trigger.conditions.contains(where: Self.hearsStop),
        !Self.isConfirmation(action)
      {
        report.add(
          .block, ids[1], at: .action(trigger, index, "action_type"), value: action.type,
          "Somebody who writes \"stop\" may get one confirmation at once and nothing else.",
          fix: "Confirm within 5 minutes without any advertising, or create a task.")
      }
    }
  }

  private static func wantsOptedOut(_ condition: Condition) -> Bool {
    Matcher.holds(condition, for: true) && !Matcher.holds(condition, for: false)
  }

  private static func hearsStop(_ condition: Condition) -> Bool {
    guard condition.field == "payload.content", [.eq, .isIn, .contains].contains(condition.op) else { return false }
    return Matcher.list(condition.value).compactMap(\.string).contains { text in
      stops.contains(TextFolding.source(text)) || !wordings.hits(in: Words(text)).isEmpty
    }
  }

  private static func isConfirmation(_ action: Action) -> Bool {
    action.delayMinutes <= 5 && !confirms.isDisjoint(with: Words(action.config["body"]?.string ?? "").list)
  }
}
