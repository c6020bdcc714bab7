import Testing

@testable import ConfigSchema

@Suite struct ConditionRuleTests {
  private static func on(_ event: String, _ field: String, _ op: Operator, _ value: JSON = .null) -> Trigger {
    Samples.trigger("A", on: event, if: [Condition(field, op, value)], [Samples.task()])
  }
  private static func lead(_ field: String, _ op: Operator, _ value: JSON = .null) -> Trigger {
    on("lead_created", field, op, value)
  }
  private static let limited = Samples.pipeline(
    "P", [Samples.stage("Contacted", status: "contacted", sla: 24), Samples.stage("Toured")])

  static let cases: [RuleCase] = [
    RuleCase(
      "unknown_field", bad: lead("source", .eq, "zillow"), good: lead("payload.source", .eq, "zillow"),
      path: "triggers/A/conditions[0].field", fix: "Did you mean \"payload.source\"?"),
    RuleCase(
      "unknown_field", bad: lead("payload.raiting", .eq, 5), good: on("review_received", "payload.rating", .eq, 5)),
    RuleCase(
      "unknown_field", bad: on("review_received", "lead.status", .eq, "new"), good: lead("lead.status", .eq, "new")),
    RuleCase(
      "unknown_field",
      bad: Samples.trigger(
        "A", on: "lead_created", [Samples.task(after: 5, onlyIf: [Condition("lead.statuss", .eq, "new")])]),
      good: Samples.trigger(
        "A", on: "lead_created", [Samples.task(after: 5, onlyIf: [Condition("lead.status", .eq, "new")])]),
      path: "triggers/A/actions[0].only_if[0].field", fix: "Did you mean \"lead.status\"?"),
    RuleCase("operator_fit", bad: lead("payload.source", .gt, "a"), good: lead("payload.source", .neq, "manual")),
    RuleCase("operator_fit", bad: lead("lead.consent", .isIn, [true]), good: lead("lead.consent", .eq, true)),
    RuleCase(
      "operator_fit", bad: on("review_received", "payload.rating", .contains, 5),
      good: on("review_analyzed", "payload.topics", .contains, "noise")),
    RuleCase(
      "value_fit", bad: lead("payload.source", .isIn, "zillow"), good: lead("payload.source", .isIn, ["zillow"])),
    RuleCase("value_fit", bad: lead("payload.source", .isIn, []), good: lead("payload.source", .notIn, ["zillow"])),
    RuleCase("value_fit", bad: lead("payload.source", .eq, ["zillow"]), good: lead("payload.source", .eq, "zillow")),
    RuleCase(
      "value_fit", bad: on("review_received", "payload.rating", .lte, "two"),
      good: on("review_received", "payload.rating", .lte, "2")),
    RuleCase(
      "value_fit", bad: lead("payload.move_in_date", .lt, "2026-02-30"),
      good: lead("payload.move_in_date", .lt, "2028-02-29")),
    RuleCase(
      "value_fit", bad: on("tour_scheduled", "payload.tour_time", .gte, "5 pm"),
      good: on("tour_scheduled", "payload.tour_time", .gte, "17:00")),
    RuleCase(
      "value_fit", bad: lead("lead.created_at", .gt, "2026-01-01T25:00"),
      good: lead("lead.created_at", .gt, "2026-01-01T09:30:00.5+02:00")),
    RuleCase("value_fit", bad: lead("time.local_hour", .eq, 24), good: lead("time.local_hour", .eq, 23)),
    RuleCase("value_fit", bad: lead("time.local_hour", .eq, 5.5), good: lead("time.local_hour", .eq, 0)),
    RuleCase(
      "value_fit", bad: lead("time.weekday", .eq, "someday"), good: lead("time.weekday", .isIn, ["Saturday", "sun"])),
    RuleCase("value_fit", bad: lead("payload.phone", .exists, "maybe"), good: lead("payload.phone", .exists, false)),
    RuleCase("value_fit", bad: lead("lead.opted_out", .eq, "maybe"), good: lead("lead.opted_out", .eq, false)),
    RuleCase(
      "value_range", .warn, bad: on("review_received", "payload.rating", .eq, 6),
      good: on("review_received", "payload.rating", .eq, 5)),
    RuleCase(
      "field_value", .warn, bad: lead("payload.source", .eq, "zilow"), good: lead("payload.source", .eq, "Zillow"),
      fix: "Did you mean \"zillow\"?"),
    RuleCase(
      "field_value", .block, bad: on("website_form_submitted", "payload.intent_key", .eq, "aply"),
      good: on("website_form_submitted", "payload.intent_key", .eq, "apply"), fix: "Did you mean \"apply\"?"),
    RuleCase(
      "field_value", .warn, bad: lead("lead.status", .eq, "deposit"),
      good: Samples.trigger("A", on: "lead_created", [Samples.task()])),
    RuleCase(
      "field_value", .block, bad: on("knowledge_source_failed", "payload.source_type", .eq, "brand_book"),
      good: on("knowledge_source_failed", "payload.source_type", .eq, "manual"),
      state: PropertyState(facts: Samples.property(), platform: .january)),
    RuleCase(
      "unknown_stage",
      bad: Configuration(pipelines: [limited], triggers: [on("lead_stage_overdue", "payload.stage", .eq, "Contactd")]),
      good: Configuration(
        pipelines: [limited], triggers: [on("lead_stage_overdue", "payload.stage", .eq, "contacted")]),
      fix: "Did you mean \"Contacted\"?"),
    RuleCase(
      "no_time_limit", .warn,
      bad: Configuration(pipelines: [limited], triggers: [on("lead_stage_overdue", "payload.stage", .eq, "Toured")]),
      good: Configuration(pipelines: [limited], triggers: [on("lead_stage_overdue", "payload.stage", .neq, "Toured")])),
    RuleCase(
      "no_time_limit", .warn, bad: Samples.trigger("A", on: "lead_stage_overdue", [Samples.task()]),
      good: Samples.trigger("A", on: "lead_stale", [Samples.task()])),
    RuleCase(
      "clock_threshold", .warn, bad: Samples.trigger("A", on: "lead_stale", [Samples.task()]),
      good: on("lead_stale", "payload.days_since_contact", .gte, 5)),
    RuleCase(
      "clock_direction", .warn, bad: on("tour_upcoming", "payload.hours_until", .gte, 24),
      good: on("tour_upcoming", "payload.hours_until", .lte, 24)),
    RuleCase(
      "clock_equality", .warn, bad: on("lead_stale", "payload.days_since_contact", .eq, 5),
      good: on("lead_stale", "payload.days_since_contact", .gt, 4)),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func aStatusOfAStageOfOnesOwnIsKnown() {
    let pipeline = Samples.pipeline("P", [Samples.stage("Deposit paid")])
    let trigger = Self.lead("lead.status", .eq, "deposit_paid")
    let found = RuleCase.findings(Configuration(pipelines: [pipeline], triggers: [trigger]))
    #expect(!found.contains { $0.rule == "field_value" })
  }

  @Test func aCustomEventHasAnOpenPayloadOfAnyType() {
    let state = PropertyState(facts: Samples.property(), customEvents: ["gate_opened"])
    let trigger = Samples.trigger(
      "A", on: "gate_opened",
      if: [Condition("payload.gate", .gt, 2), Condition("payload.who.name", .contains, "smith")], [Samples.task()])
    #expect(RuleCase.findings(Configuration(triggers: [trigger]), state).isEmpty)
  }
}
