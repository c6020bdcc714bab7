/// SC1: applications approved or denied without a person. 15 USC 1681m; the platform has no screening data either.
struct AutomaticDecision: Rule {
  let ids = ["SC1"]

  private static let verdicts: Set = [
    "approved", "approve", "denied", "deny", "declined", "decline", "rejected", "reject",
  ]
  private static let book = PhraseBook<Bool>([
    (
      true,
      [
        "application|applications ~4 approved|denied|declined|rejected",
        "you|youve are|were|have|been been? approved|denied|declined|rejected",
        "weve|we have? approved|denied|declined|rejected your|the application",
        "approved|denied|declined for a|an|the? lease|apartment",
      ]
    )
  ])
  private static let conditional: Set = ["once", "if", "when", "after", "until", "before", "get", "pre"]

  func check(_ scene: Scene, _ report: inout Report) {
    checkMoves(scene, &report)
    checkTransitions(scene, &report)
    for text in scene.policyTexts where text.isPublic {
      guard let hit = Self.book.hits(in: text.words).first, let trigger = text.source?.trigger,
        Self.conditional.isDisjoint(with: text.words.list[max(0, hit.range.lowerBound - 3)..<hit.range.upperBound]),
        !Self.followsAPerson(trigger)
      else { continue }
      add(hit.text, at: text.spot, &report)
    }
  }

  private func checkMoves(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers {
      for (index, action) in trigger.actions.enumerated() where action.type == "update_stage" {
        guard let target = action.config["to_status"]?.string,
          Self.isVerdict(target) || Self.losesApplicant(trigger, target, scene)
        else { continue }
        add(target, at: .action(trigger, index, "to_status"), &report)
      }
    }
  }

  private func checkTransitions(_ scene: Scene, _ report: inout Report) {
    for pipeline in scene.pipelines where pipeline.type == .lead {
      for (index, stage) in pipeline.stages.enumerated() {
        guard let goal = stage.autoTransition?.toStage,
          let target = pipeline.stages.first(where: { $0.id == goal }), Self.isVerdict(target.name)
        else { continue }
        add(target.name, at: .stage(pipeline, index, "auto_transition"), &report)
      }
    }
  }

  /// `Declined or gone` is where any lead ends and says nothing about an application.
  private static func isVerdict(_ name: String) -> Bool {
    let words = Words(name).list
    return !verdicts.isDisjoint(with: words) && ends.isDisjoint(with: words)
  }

  private static let ends: Set = ["gone", "lost", "withdrawn", "withdrew", "inactive", "cold", "closed", "expired"]

  private static func losesApplicant(_ trigger: Trigger, _ target: String, _ scene: Scene) -> Bool {
    scene.stages.status(forTarget: target) == LeadStatus.lost
      && trigger.conditions.contains { $0.field == "payload.intent_key" && Matcher.holds($0, for: "apply") }
  }

  /// A message after a person has moved the lead to such a stage tells what was decided.
  private static func followsAPerson(_ trigger: Trigger) -> Bool {
    trigger.conditions.contains { Matcher.list($0.value).compactMap(\.string).contains(where: isVerdict) }
  }

  private func add(_ what: String, at spot: Spot, _ report: inout Report) {
    report.add(
      .block, ids[0], at: spot, value: what,
      "Applications are decided by a person, and a denial needs a notice; \"\(what)\" would happen by itself.",
      fix: "Create a task for a person instead.")
  }
}
