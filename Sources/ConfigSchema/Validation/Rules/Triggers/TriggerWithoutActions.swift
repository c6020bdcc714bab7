/// A trigger that does nothing.
struct TriggerWithoutActions: Rule {
  let ids = ["no_actions"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers where trigger.actions.isEmpty {
      report.add(
        .warn, ids[0], at: .trigger(trigger, "actions"), "\"\(trigger.name)\" has no actions, so nothing happens.",
        fix: "Add an action, or remove the automation.")
    }
  }
}
