/// The platform makes a workflow of its own when something happens for the first time at a property without one, and that
/// workflow messages the same people.
struct SeededWorkflow: Rule {
  let ids = ["workflow_seeded"]
  private let events = ["lead_created", "tour_no_show", "tour_completed"]

  func check(_ scene: Scene, _ report: inout Report) {
    guard scene.state.workflowsAreSeeded else { return }
    for trigger in scene.triggers {
      for event in events where !scene.state.workflows.contains(where: { $0.triggerOn == event }) {
        guard let meeting = WorkflowMeeting(trigger, workflowOn: event, scene.catalogue) else { continue }
        let messages = WorkflowStep.messages(of: WorkflowStep.seeded(for: event))
        guard let first = messages.first, !meeting.isStopped(nil, before: first.minutes) else { continue }
        let sends = Lists.and(messages.map { "\($0.kind.message) \(Durations.delay($0.minutes))" })
        report.add(
          .note, ids[0], at: .trigger(trigger, "event_type"), value: event,
          "\"\(scene.facts.name)\" has no active workflow of the platform for this. The next time that "
            + "\(scene.catalogue.title(ofEvent: event)), the platform makes one by itself: \(sends). "
            + "They would hear from you twice.",
          fix: "Leave the message to that workflow, or let \"\(trigger.name)\" stop it first.")
      }
    }
  }
}
