/// FH10: a score that decides who comes first where a selection plan does. 24 CFR 5.655.
struct WaitlistOrder: Rule {
  let ids = ["FH10"]

  func check(_ scene: Scene, _ report: inout Report) {
    for placed in scene.conditions where Self.isScore(placed.condition.field) {
      guard scene.facts.propertyType == "affordable" || Self.isAboutWaitlist(placed.list) else { continue }
      report.add(
        .warn, ids[0], at: placed.spot("field"), value: placed.condition.field,
        "Waitlists are served in the order of your selection plan, not by score.", fix: "Remove the score.")
    }
  }

  private static func isScore(_ field: String) -> Bool {
    field.hasSuffix("score") || field.hasSuffix("bucket")
  }

  private static func isAboutWaitlist(_ list: ConditionList) -> Bool {
    (list.conditions + list.trigger.conditions).contains { condition in
      Matcher.list(condition.value).compactMap(\.string).contains {
        let folded = TextFolding.source($0)
        return folded.contains("waitlist") || folded.contains("waitinglist")
      }
    }
  }
}
