/// A platform workflow already messages the same people at the same moment.
struct WorkflowOverlap: Rule {
  let ids = ["workflow_overlap"]

  func check(_ scene: Scene, _ report: inout Report) {
    if scene.state.workflows.isEmpty { return }
    for trigger in scene.triggers {
      for workflow in scene.state.workflows {
        guard let meeting = WorkflowMeeting(trigger, workflowOn: workflow.triggerOn, scene.catalogue) else { continue }
        let when = scene.catalogue.title(ofEvent: workflow.triggerOn)
        if let steps = workflow.steps {
          compare(meeting, workflow, WorkflowStep.messages(of: steps), when, &report)
        } else if !meeting.isStopped(workflow.id, before: 0) {
          report.add(
            .warn, ids[0], at: .trigger(trigger, "event_type"), value: workflow.name,
            "The platform's workflow \"\(workflow.name)\" also messages people when \(when); they would hear from you twice.",
            fix: "Switch the workflow off, or leave the message to it.")
        }
      }
    }
  }

  /// Two messages on one channel are a warning; a second channel may be meant, and is only said.
  private func compare(
    _ meeting: WorkflowMeeting, _ workflow: PlatformWorkflow, _ messages: [(kind: WorkflowStep.Kind, minutes: Int)],
    _ when: String, _ report: inout Report
  ) {
    guard let first = messages.first, !meeting.isStopped(workflow.id, before: first.minutes) else { return }
    let trigger = meeting.trigger
    if let (own, minutes) = meeting.closest(messages) {
      let what = own.channel == .email ? "an e-mail" : "a text"
      report.add(
        .warn, ids[0], at: .action(trigger, own.index, "action_type"), value: workflow.name,
        "When \(when), the platform's workflow \"\(workflow.name)\" sends \(what) \(Durations.delay(minutes)), and "
          + "\"\(trigger.name)\" sends one \(Durations.delay(own.due)): they would hear from you twice.",
        fix: "Switch the workflow off, leave the message to it, or let \"\(trigger.name)\" stop the workflow first.")
    } else {
      report.add(
        .note, ids[0], at: .trigger(trigger, "event_type"), value: workflow.name,
        "When \(when), the platform's workflow \"\(workflow.name)\" messages the same people too: "
          + "\(first.kind.message) \(Durations.delay(first.minutes)).",
        fix: "Nothing, if they shall get both.")
    }
  }
}
