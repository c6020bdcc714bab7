/// TX7, TX8: people who did not ask for texts, or asked long ago. 47 USC 227(b); 47 CFR 64.1200(f)(5).
struct TextConsent: Rule {
  let ids = ["TX7", "TX8"]

  private static let portals: Set = ["zillow", "apartmentscom", "metaads", "facebookads", "rentcom", "trulia", "list"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      guard type.channel == .sms else { return }
      let conditions = trigger.conditions + action.onlyIf
      let spot = Spot.action(trigger, index, "action_type")
      let refuses = conditions.contains { $0.field == "lead.consent" && !Matcher.holds($0, for: true) }
      if refuses || (Self.isForPortals(conditions) && !conditions.contains { $0.field == "lead.consent" }) {
        report.add(
          .warn, ids[0], at: spot, value: action.type,
          refuses
            ? "These people did not agree to be texted."
            : "Leads from portals may not have agreed to texts from you.",
          fix: "Check the wording under which they gave their number, or require lead.consent to be true.")
      }
      if trigger.eventType == "lead_stale", ClockCounter.moment(of: trigger) >= 90 * 1_440 {
        report.add(
          .warn, ids[1], at: spot, value: action.type,
          "These inquiries are older than 3 months; a do-not-call listing applies again.",
          fix: "Send an e-mail, or create a task.")
      }
    }
  }

  private static func isForPortals(_ conditions: [Condition]) -> Bool {
    conditions.contains { condition in
      condition.field.hasSuffix(".source") && (condition.op == .eq || condition.op == .isIn)
        && Matcher.list(condition.value).compactMap(\.string).contains { portals.contains(TextFolding.source($0)) }
    }
  }
}
