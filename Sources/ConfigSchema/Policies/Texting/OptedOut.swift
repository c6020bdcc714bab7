/// TX4, TX5: texts to people who said stop. 47 CFR 64.1200(a)(10).
struct OptedOut: Rule {
  let ids = ["TX4", "TX5"]

  private static let stops: Set = ["stop", "quit", "end", "revoke", "cancel", "unsubscribe", "optout"]
  private static let confirms: Set = ["unsubscribed", "removed", "stopped", "opted", "confirm", "confirmed"]

  func check(_ scene: Scene, _ report: inout Report) {
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
    condition.field == "payload.content" && [.eq, .isIn, .contains].contains(condition.op)
      && Matcher.list(condition.value).compactMap(\.string).contains { stops.contains(TextFolding.source($0)) }
  }

  private static func isConfirmation(_ action: Action) -> Bool {
    action.delayMinutes <= 5 && !confirms.isDisjoint(with: Words(action.config["body"]?.string ?? "").list)
  }
}
