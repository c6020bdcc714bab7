/// A trigger or an automatic move waits for an event that does not exist.
struct UnknownEvent: Rule {
  let ids = ["unknown_event"]

  func check(_ scene: Scene, _ report: inout Report) {
    for trigger in scene.triggers { check(trigger.eventType, at: .trigger(trigger, "event_type"), scene, &report) }
    for pipeline in scene.pipelines {
      for (index, stage) in pipeline.stages.enumerated() {
        guard let event = stage.autoTransition?.eventType else { continue }
        check(event, at: .stage(pipeline, index, "auto_transition.event_type"), scene, &report)
      }
    }
  }

  private func check(_ event: String, at spot: Spot, _ scene: Scene, _ report: inout Report) {
    if scene.knows(event: event) { return }
    let known = scene.catalogue.events.map(\.name) + scene.state.customEvents
    report.add(
      .block, ids[0], at: spot, value: event, "The platform has no event called \"\(event)\".",
      fix: Suggestion.didYouMean(event, in: known) ?? "Choose an event from the list, or declare it for the property.")
  }
}
