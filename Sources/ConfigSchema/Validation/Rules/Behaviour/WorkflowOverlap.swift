/// A platform workflow already messages the same people at the same moment.
struct WorkflowOverlap: Rule {
  let ids = ["workflow_overlap"]

  func check(_ scene: Scene, _ report: inout Report) {
    if scene.state.workflows.isEmpty { return }
    for trigger in scene.triggers where trigger.isActive && messages(trigger, scene) {
      for workflow in scene.state.workflows where TwinEvents.areTwins(workflow.triggerOn, trigger.eventType) {
        report.add(
          .warn, ids[0], at: .trigger(trigger, "event_type"), value: workflow.name,
          "The platform's workflow \"\(workflow.name)\" also messages people when "
            + "\(scene.catalogue.title(ofEvent: workflow.triggerOn)); they would hear from you twice.",
          fix: "Switch the workflow off, or leave the message to it.")
      }
    }
  }

  private func messages(_ trigger: Trigger, _ scene: Scene) -> Bool {
    trigger.actions.contains { action in
      let channel = scene.catalogue.action(named: action.type)?.channel
      return channel == .sms || channel == .email
    }
  }
}
