extension TourSpark {
  static let workflowEvents: [EventType] = [
    run("workflow_started", "a platform workflow starts for a lead", .insert),
    run("workflow_completed", "a platform workflow ends for a lead", .update),
    run("workflow_stopped", "a platform workflow is stopped for a lead", .update),
    run("workflow_converted", "a platform workflow ends because the lead leased", .update),
    step("workflow_step_sent", "a platform workflow sends a message"),
    step("workflow_step_failed", "a platform workflow fails to send a message"),
  ]

  static let workflowActions: [ActionType] = [
    ActionType(
      "start_workflow", "start a platform workflow", app: .tourSpark,
      effect: "Starts the workflow for the lead; refused while a run of it is active or paused.", needsLead: true,
      causes: ["workflow_started"],
      alternatives: [["trigger_on"], ["workflow_id"]],
      parameters: [
        .optional("trigger_on", .text, "kind of workflow", .workflowStart),
        .optional("workflow_id", .uuid, "workflow"),
      ]),
    switching("pause_workflow", "pause the lead's platform workflow", "Pauses the lead's active workflow runs."),
    switching(
      "stop_workflow", "stop the lead's platform workflow", "Stops the lead's workflow runs.",
      causes: ["workflow_stopped"]),
    switching("resume_workflow", "resume the lead's platform workflow", "Resumes the lead's paused workflow runs."),
  ]

  private static func run(_ name: String, _ title: String, _ kind: EventType.Kind) -> EventType {
    EventType(
      name, title, app: .tourSpark, entity: "lead_workflow", kind, table: "lead_workflows", lead: .always,
      payload: [
        .payload("workflow_id", .uuid, "workflow"),
        .payload("trigger_on", .text, "kind of workflow", .workflowStart),
        .payload("current_step", .integer, "step"),
        .payload("status", .text, "workflow status", .workflowStatus),
      ])
  }

  private static func step(_ name: String, _ title: String) -> EventType {
    EventType(
      name, title, app: .tourSpark, entity: "workflow_action", .insert, table: "workflow_actions", lead: .always,
      payload: [
        .payload("lead_workflow_id", .uuid, "workflow run"),
        .payload("step_number", .integer, "step"),
        .payload("action_type", .text, "kind of message", .workflowStep),
        .payload("template_id?", .uuid, "template"),
        .payload("external_id?", .text, "provider's message id"),
        .payload("error_message?", .text, "error"),
      ])
  }

  private static func switching(
    _ name: String, _ title: String, _ effect: String, causes: [String] = []
  ) -> ActionType {
    ActionType(
      name, title, app: .tourSpark, effect: effect, needsLead: true, causes: causes,
      parameters: [.optional("workflow_id", .uuid, "workflow")])
  }
}
