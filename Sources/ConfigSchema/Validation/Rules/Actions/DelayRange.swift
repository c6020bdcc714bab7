/// A delay that lies in the past or beyond any lease.
struct DelayRange: Rule {
  let ids = ["delay_range"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers {
      for (index, action) in trigger.actions.enumerated() where !TimeLimits.minutes.contains(action.delayMinutes) {
        report.add(
          .block, ids[0], at: .action(trigger, index, "delay_minutes"), value: String(action.delayMinutes),
          action.delayMinutes < 0 ? "A delay cannot be negative." : "A delay of more than five years cannot be kept.",
          fix: "Give the minutes from the event, 0 for at once.")
      }
    }
  }
}
