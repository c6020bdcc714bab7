/// A later step that waits for status "new", which an earlier message of the same automation has ended.
struct StopOnNew: Rule {
  let ids = ["stop_on_new"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers {
      guard trigger.actions.contains(where: { !$0.onlyIf.isEmpty }),
        let first = trigger.actions.filter({ Self.contacts($0, scene) }).map(\.delayMinutes).min()
      else { continue }
      for (index, action) in trigger.actions.enumerated() where action.delayMinutes > first && Self.needsNew(action) {
        report.add(
          .warn, ids[0], at: .action(trigger, index, "only_if"), value: "lead.status",
          "The first message already makes the lead \"contacted\", so this step never happens.",
          fix: "Use lead.status not in tour_booked, toured, leased, lost.")
      }
    }
  }

  private static func contacts(_ action: Action, _ scene: Scene) -> Bool {
    scene.catalogue.action(named: action.type)?.causes.contains("lead_contacted") ?? false
  }

  private static func needsNew(_ action: Action) -> Bool {
    StopRule.allows(status: LeadStatus.new, action.onlyIf)
      && !StopRule.allows(status: LeadStatus.contacted, action.onlyIf)
  }
}
