import Testing

@testable import ConfigSchema

@Suite struct ActionRuleTests {
  private static func lead(_ action: Action) -> Trigger { Samples.trigger("A", on: "lead_created", [action]) }
  private static func review(_ action: Action) -> Trigger { Samples.trigger("A", on: "review_received", [action]) }
  private static let text = lead(Samples.text("Hello"))
  private static let templated = PropertyState(
    facts: Samples.property(),
    templates: [
      MessageTemplate(slug: "hello-text", channel: "sms", body: "Hi"),
      MessageTemplate(slug: "hello-mail", channel: "email", body: "Hi"),
    ])

  static let cases: [RuleCase] = [
    RuleCase(
      "unknown_action", bad: lead(Samples.action("send_sns", ["body": "x"])), good: text,
      path: "triggers/A/actions[0].action_type", fix: "Did you mean \"send_sms\"?"),
    RuleCase(
      "unknown_parameter", bad: lead(Samples.action("send_sms", ["bdy": "x", "body": "x"])), good: text,
      path: "triggers/A/actions[0].bdy", fix: "Did you mean \"body\"?"),
    RuleCase(
      "missing_parameter", bad: lead(Samples.action("send_sms")), good: text,
      fix: "Give template_slug, or body."),
    RuleCase("missing_parameter", bad: lead(Samples.text("  ")), good: text),
    RuleCase(
      "missing_parameter", bad: lead(Samples.action("send_email", ["body": "Hello"])),
      good: lead(Samples.email("Hello")), path: "triggers/A/actions[0].subject",
      fix: "Give template_slug, or subject and body."),
    RuleCase(
      "missing_parameter", bad: lead(Samples.action("create_task", ["description": "x"])),
      good: lead(Samples.task()), path: "triggers/A/actions[0].title"),
    RuleCase(
      "conflicting_parameters", .warn,
      bad: lead(Samples.action("send_sms", ["template_slug": "hello-text", "body": "x"])), good: text),
    RuleCase(
      "parameter_type", bad: lead(Samples.action("create_task", ["title": "Call", "due_in_hours": "soon"])),
      good: lead(Samples.action("create_task", ["title": "Call", "due_in_hours": 1.5]))),
    RuleCase(
      "parameter_type",
      bad: Samples.trigger("A", on: "tour_scheduled", [Samples.action("assign_agent", ["profile_id": "Maria"])]),
      good: Samples.trigger(
        "A", on: "tour_scheduled",
        [Samples.action("assign_agent", ["profile_id": "7f0c2b1e-5d5e-4a3f-9c39-0f0a6a6b1d11"])])),
    RuleCase(
      "parameter_type", bad: lead(Samples.action("set_widget_tours_enabled", ["enabled": "yes"])),
      good: lead(Samples.action("set_widget_tours_enabled", ["enabled": true]))),
    RuleCase(
      "parameter_range", bad: lead(Samples.action("create_task", ["title": "Call", "due_in_hours": -1])),
      good: lead(Samples.action("create_task", ["title": "Call", "due_in_hours": 48]))),
    RuleCase(
      "parameter_value", .warn,
      bad: review(Samples.action("open_review_ticket", ["title": "Bad review", "priority": "critical"])),
      good: review(Samples.action("open_review_ticket", ["title": "Bad review", "priority": "Urgent"]))),
    RuleCase(
      "parameter_value", .block,
      bad: Samples.trigger("A", on: "audit_finding_opened", [Samples.action("set_finding_status", ["status": "fixd"])]),
      good: Samples.trigger(
        "A", on: "audit_finding_opened", [Samples.action("set_finding_status", ["status": "fixed"])]),
      fix: "Did you mean \"fixed\"?"),
    RuleCase(
      "action_fit", bad: review(Samples.text("Hello")), good: review(Samples.task())),
    RuleCase(
      "action_fit", bad: lead(Samples.action("open_review_ticket", ["title": "x"])),
      good: review(Samples.action("open_review_ticket", ["title": "x"]))),
    RuleCase(
      "action_fit", bad: lead(Samples.action("cancel_tour")),
      good: Samples.trigger("A", on: "tour_scheduled", [Samples.action("confirm_tour")])),
    RuleCase(
      "action_fit", bad: review(Samples.action("post_chat_message", ["content": "Hi"])),
      good: Samples.trigger("A", on: "message_received", [Samples.action("post_chat_message", ["content": "Hi"])])),
    RuleCase("delay_range", bad: lead(Samples.task(after: -1)), good: lead(Samples.task(after: 2_628_000))),
    RuleCase("delay_range", bad: lead(Samples.task(after: 2_628_001)), good: lead(Samples.task())),
    RuleCase(
      "unknown_stage_target", bad: lead(Samples.move(to: "tour boked")), good: lead(Samples.move(to: "Tour Booked")),
      path: "triggers/A/actions[0].to_status", fix: "Did you mean \"tour_booked\"?"),
    RuleCase(
      "unknown_stage_target",
      bad: Configuration(
        pipelines: [Samples.pipeline("P", [Samples.stage("Deposit")])], triggers: [lead(Samples.move(to: "Depot"))]),
      good: Configuration(
        pipelines: [Samples.pipeline("P", [Samples.stage("Deposit")])], triggers: [lead(Samples.move(to: "deposit"))])),
    RuleCase("person_decides", .warn, bad: lead(Samples.move(to: "leased")), good: lead(Samples.move(to: "lost"))),
    RuleCase(
      "unknown_template", .warn, bad: lead(Samples.action("send_sms", ["template_slug": "hello-text"])), good: text),
    RuleCase(
      "unknown_template", .block, bad: lead(Samples.action("send_sms", ["template_slug": "helo-text"])),
      good: lead(Samples.action("send_sms", ["template_slug": "hello-text"])),
      fix: "Did you mean \"hello-text\"?", state: templated),
    RuleCase(
      "template_channel", .block, bad: lead(Samples.action("send_sms", ["template_slug": "hello-mail"])),
      good: lead(Samples.action("send_email", ["template_slug": "hello-mail"])), state: templated),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func aParameterMayBeFilledInFromTheEvent() {
    let trigger = Samples.trigger(
      "A", on: "content_draft_status_changed",
      [Samples.action("schedule_content", ["scheduled_for": "{{payload.scheduled_for}}"])])
    #expect(RuleCase.findings(Configuration(triggers: [trigger])).isEmpty)
  }
}
