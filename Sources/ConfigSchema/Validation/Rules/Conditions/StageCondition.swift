/// A condition on a stage that no lead pipeline has, or on a time limit that the stage does not have.
struct StageCondition: Rule {
  let ids = ["unknown_stage", "no_time_limit"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.stageUsers {
      for list in scene.conditionLists(of: trigger) {
        for (index, condition) in list.conditions.enumerated() where Self.isAboutStage(condition, of: trigger) {
          for name in (condition.value.array ?? [condition.value]).compactMap(\.string) where !name.isEmpty {
            check(name, of: trigger, condition, at: list.spot(index, "value"), scene, &report)
          }
        }
      }
      if trigger.eventType == "lead_stage_overdue" { checkAnyLimit(trigger, scene, &report) }
    }
  }

  private static func isAboutStage(_ condition: Condition, of trigger: Trigger) -> Bool {
    if condition.op == .contains || condition.op == .notContains { return false }
    return condition.field == "lead.stage"
      || (condition.field == "payload.stage" && trigger.eventType == "lead_stage_overdue")
  }

  private func check(
    _ name: String, of trigger: Trigger, _ condition: Condition, at spot: Spot, _ scene: Scene,
    _ report: inout Report
  ) {
    let place = scene.stages.place(named: name) ?? scene.stages.place(status: name)
    guard let stage = place?.stage else {
      if condition.field == "lead.stage", scene.statuses.contains(name) { return }
      report.add(
        .block, ids[0], at: spot, value: name, "No lead pipeline has a stage called \"\(name)\".",
        fix: Suggestion.didYouMean(name, in: Self.names(scene)))
      return
    }
    let waits = condition.field == "payload.stage" && (condition.op == .eq || condition.op == .isIn)
    if waits, stage.slaHours == nil {
      report.add(
        .warn, ids[1], at: spot, value: name,
        "\"\(stage.name)\" has no time limit, so a lead is never overdue there.", fix: "Give the stage a time limit.")
    }
  }

  private func checkAnyLimit(_ trigger: Trigger, _ scene: Scene, _ report: inout Report) {
    let stages = scene.configuration.pipelines.filter { $0.type == .lead }.flatMap(\.stages)
    if stages.contains(where: { $0.slaHours != nil }) { return }
    report.add(
      .warn, ids[1], at: .trigger(trigger, "event_type"), value: trigger.eventType,
      "No stage has a time limit, so this automation never runs.", fix: "Give a stage a time limit.")
  }

  private static func names(_ scene: Scene) -> [String] {
    scene.configuration.pipelines.filter { $0.type == .lead }.flatMap { $0.stages.map(\.name) }
  }
}
