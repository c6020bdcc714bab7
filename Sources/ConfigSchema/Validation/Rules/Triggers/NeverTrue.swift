/// Conditions that exclude each other: the trigger never fires, or the action is always dropped.
struct NeverTrue: Rule {
  let ids = ["never_true"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers where Self.deservesThought(trigger) {
      let logic = ConditionLogic(catalogue: scene.catalogue, event: trigger.eventType)
      let own = EventFacts.unified(trigger.conditions, event: trigger.eventType)
      if let clash = logic.contradiction(in: own) {
        add(clash, at: .trigger(trigger, "conditions"), "so this automation never runs", &report)
        continue
      }
      for index in trigger.actions.indices where !trigger.actions[index].onlyIf.isEmpty {
        guard let clash = logic.contradiction(in: atDueTime(trigger, trigger.actions[index])) else { continue }
        add(clash, at: .action(trigger, index, "only_if"), "so this action is never done", &report)
      }
    }
  }

  /// Conditions on different facts cannot exclude each other, and most triggers have few.
  private static func deservesThought(_ trigger: Trigger) -> Bool {
    var names: [String] = []
    for condition in trigger.conditions + trigger.actions.flatMap(\.onlyIf) {
      let name = EventFacts.unified(condition.field, event: trigger.eventType)
      if names.contains(name) || !ConditionLogic.holdsAlone(condition) { return true }
      names.append(name)
    }
    return false
  }

  /// What must hold when an action falls due. The event's payload and the property stay as they were;
  /// the lead and the clock do so only when there is no delay.
  private func atDueTime(_ trigger: Trigger, _ action: Action) -> [Condition] {
    if action.delayMinutes <= 0 {
      return EventFacts.unified(trigger.conditions + action.onlyIf, event: trigger.eventType)
    }
    return trigger.conditions.filter { $0.field.hasPrefix("payload.") || $0.field.hasPrefix("property.") }
      + action.onlyIf
  }

  private func add(_ clash: [Condition], at spot: Spot, _ consequence: String, _ report: inout Report) {
    let text = clash.map(ConditionText.short).joined(separator: " and ")
    let reason = clash.count == 1 ? "Nothing satisfies \(text)" : "These cannot hold together: \(text)"
    report.add(
      .block, ids[0], at: spot, value: text, reason + ", " + consequence + ".",
      fix: "Remove one of them, or put the values into one list with \"in\".")
  }
}
