/// Events, actions and facts that this platform's database does not have. An event or action would never do anything;
/// a condition on a missing fact sees it as empty, which may be what a guard wants.
struct PlatformFit: Rule {
  let ids = ["not_on_this_platform"]

  func check(_ scene: Scene, _ report: inout Report) {
    let platform = scene.state.platform
    if platform == .all { return }
    for trigger in scene.triggers {
      checkEvent(trigger.eventType, at: .trigger(trigger, "event_type"), scene, &report)
    }
    for placed in scene.conditions {
      guard let field = placed.field, field.shapes.isDisjoint(with: platform) else { continue }
      report.add(
        .warn, ids[0], at: placed.spot("field"), value: placed.condition.field,
        "This platform does not store \(field.title), so \(placed.condition.field) is always empty.",
        fix: "Use another condition.")
    }
    for pipeline in scene.pipelines {
      for (index, stage) in pipeline.stages.enumerated() {
        guard let event = stage.autoTransition?.eventType else { continue }
        checkEvent(event, at: .stage(pipeline, index, "auto_transition.event_type"), scene, &report)
      }
    }
    scene.eachKnownAction { trigger, index, action, type in
      guard type.shapes.isDisjoint(with: platform) else { return }
      report.add(
        .block, ids[0], at: .action(trigger, index, "action_type"), value: action.type,
        "This platform's database is older and cannot \(type.title).", fix: "Create a task instead.")
    }
  }

  private func checkEvent(_ name: String, at spot: Spot, _ scene: Scene, _ report: inout Report) {
    guard let event = scene.catalogue.event(named: name), event.shapes.isDisjoint(with: scene.state.platform) else {
      return
    }
    report.add(
      .block, ids[0], at: spot, value: name,
      "This platform's database is older and never reports that \(event.title).", fix: "Choose another event.")
  }
}
