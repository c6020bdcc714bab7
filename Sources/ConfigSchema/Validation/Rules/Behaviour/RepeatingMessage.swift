/// A message for a lead that has gone quiet starts the count anew: it comes again and again until the status changes.
struct RepeatingMessage: Rule {
  let ids = ["repeats"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      guard trigger.eventType == "lead_stale", trigger.isActive, type.causes.contains("lead_contacted") else { return }
      report.add(
        .note, ids[0], at: .action(trigger, index, "action_type"), value: action.type,
        "Each message starts the count anew, so it comes again after the same time until the lead's status changes.")
    }
  }
}
