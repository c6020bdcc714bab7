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

  private static func booked(_ date: String) -> Trigger {
    Samples.trigger(
      "A", on: "tour_completed",
      [Samples.action("schedule_tour", ["tour_date": .string(date), "tour_time": "10:00", "tour_type": "virtual"])])
  }
  private static let nurture = "7f0c2b1e-5d5e-4a3f-9c39-0f0a6a6b1d11"
  private static let strange = "7f0c2b1e-5d5e-4a3f-9c39-0f0a6a6b1d99"
  private static let flowing = PropertyState(
    facts: Samples.property(),
    workflows: [PlatformWorkflow(id: ItemID(nurture), name: "Nurture", triggerOn: "lead_created")])
  private static let january = PropertyState(facts: Samples.property(), platform: .january)

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
      "parameter_type", bad: booked("{{payload.tour_time}}"), good: booked("{{payload.tour_date}}")),
    RuleCase("parameter_type", bad: booked("{{payload.day}}"), good: booked("{{tour_date}}")),
    RuleCase("parameter_type", bad: booked("{{whatever you like}}"), good: booked("2026-03-01")),
    RuleCase(
      "parameter_type",
      bad: Samples.trigger(
        "A", on: "tour_scheduled", [Samples.action("assign_agent", ["profile_id": "{{payload.booking_source}}"])]),
      good: Samples.trigger(
        "A", on: "tour_scheduled", [Samples.action("assign_agent", ["profile_id": "{{payload.assigned_agent_id}}"])])),
    RuleCase(
      "parameter_value",
      bad: Samples.trigger("A", on: "tour_scheduled", [Samples.action("confirm_tour", ["tour_source": "web"])]),
      good: Samples.trigger(
        "A", on: "tour_scheduled", [Samples.action("confirm_tour", ["tour_source": "{{payload.tour_source}}"])])),
    RuleCase(
      "unknown_workflow", .block, bad: lead(Samples.action("start_workflow", ["workflow_id": .string(strange)])),
      good: lead(Samples.action("start_workflow", ["workflow_id": .string(nurture)])), state: flowing),
    RuleCase(
      "unknown_workflow", .warn, bad: lead(Samples.action("stop_workflow", ["workflow_id": .string(strange)])),
      good: lead(Samples.action("stop_workflow"))),
    RuleCase(
      "no_active_workflow", .warn, bad: lead(Samples.action("start_workflow", ["trigger_on": "tour_no_show"])),
      good: lead(Samples.action("start_workflow", ["trigger_on": "Lead Created"])), state: flowing),
    RuleCase(
      "not_on_this_platform", bad: lead(Samples.action("sync_to_external_crm")), good: lead(Samples.task()),
      state: january),
    RuleCase(
      "not_on_this_platform", bad: Samples.trigger("A", on: "reputation_case_opened", [Samples.task()]),
      good: Samples.trigger("A", on: "review_received", [Samples.task()]), path: "triggers/A.event_type", state: january
    ),
    RuleCase(
      "not_on_this_platform", .warn,
      bad: Samples.trigger("A", on: "lead_created", if: [Condition("lead.consent", .eq, true)], [Samples.task()]),
      good: Samples.trigger("A", on: "lead_created", if: [Condition("lead.status", .eq, "new")], [Samples.task()]),
      state: january),
    RuleCase(
      "not_on_this_platform", .warn,
      bad: Samples.trigger("A", on: "lead_created", if: [Condition("lead.opted_out", .eq, false)], [Samples.task()]),
      good: Samples.trigger("A", on: "lead_created", if: [Condition("lead.consent", .eq, true)], [Samples.task()]),
      state: PropertyState(facts: Samples.property(), platform: .august)),
    RuleCase(
      "ambiguous_stage", .warn,
      bad: Configuration(
        pipelines: [
          Samples.pipeline("P", isDefault: true, [Samples.stage("Deposit")]),
          Samples.pipeline("Q", [Samples.stage("deposit")]),
        ], triggers: [lead(Samples.move(to: "Deposit"))]),
      good: Configuration(
        pipelines: [
          Samples.pipeline("P", [Samples.stage("Lost", status: "lost")]),
          Samples.pipeline("Q", [Samples.stage("lost", status: "lost")]),
        ], triggers: [lead(Samples.move(to: "lost"))])),
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
