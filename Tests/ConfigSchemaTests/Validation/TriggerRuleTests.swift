import Testing

@testable import ConfigSchema

@Suite struct TriggerRuleTests {
  static let good = Samples.trigger("Call", on: "lead_created", [Samples.task()])

  static let cases: [RuleCase] = [
    RuleCase(
      "unknown_event", bad: Samples.trigger("A", on: "lead_creatd", [Samples.task()]), good: good,
      path: "triggers/A.event_type", fix: "Did you mean \"lead_created\"?"),
    RuleCase(
      "unknown_event", bad: Samples.trigger("A", on: "gate_opned", [Samples.task()]),
      good: Samples.trigger("A", on: "gate_opened", [Samples.task()]), fix: "Did you mean \"gate_opened\"?",
      state: PropertyState(facts: Samples.property(), customEvents: ["gate_opened"])),
    RuleCase(
      "unknown_event",
      bad: Samples.pipeline(
        "P",
        [
          Samples.stage("A", auto: AutoTransition(eventType: "tour_done", toStage: Samples.id("B"))),
          Samples.stage("B"),
        ]),
      good: Samples.pipeline(
        "P",
        [
          Samples.stage("A", auto: AutoTransition(eventType: "tour_completed", toStage: Samples.id("B"))),
          Samples.stage("B"),
        ]),
      path: "pipelines/P/stages[0].auto_transition.event_type"),
    RuleCase("no_actions", .warn, bad: Samples.trigger("A", on: "lead_created", []), good: good),
    RuleCase(
      "duplicate_name",
      bad: Configuration(triggers: [good, Samples.trigger("CALL!", on: "tour_no_show", [Samples.task()])]),
      good: Configuration(triggers: [good, Samples.trigger("Call 2", on: "tour_no_show", [Samples.task()])]),
      path: "triggers/CALL!.name"),
    RuleCase("empty_name", bad: Samples.trigger("  ", on: "lead_created", [Samples.task()]), good: good),
    RuleCase(
      "name_too_long", bad: Samples.trigger(String(repeating: "é", count: 101), on: "lead_created", [Samples.task()]),
      good: Samples.trigger(String(repeating: "é", count: 100), on: "lead_created", [Samples.task()])),
    RuleCase(
      "hidden_characters", bad: Samples.trigger("Call\u{202E}llaC", on: "lead_created", [Samples.task()]), good: good),
    RuleCase(
      "hidden_characters", bad: Samples.trigger("Ca\u{200B}ll", on: "lead_created", [Samples.task()]),
      good: Samples.trigger("Family 👨‍👩‍👧 call", on: "lead_created", [Samples.task()])),
    RuleCase(
      "hidden_characters", bad: Samples.trigger("Ca\nll", on: "lead_created", [Samples.task()]), good: good),
    RuleCase(
      "mixed_script_name", .warn, bad: Samples.trigger("W\u{435}lcome", on: "lead_created", [Samples.task()]),
      good: Samples.trigger("Добро welcome", on: "lead_created", [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "lead_created",
        if: [Condition("payload.source", .eq, "zillow"), Condition("lead.source", .neq, "Zillow")], [Samples.task()]),
      good: Samples.trigger(
        "A", on: "lead_created",
        if: [Condition("payload.source", .eq, "zillow"), Condition("lead.status", .neq, "lost")], [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "review_received",
        if: [Condition("payload.rating", .lt, 2), Condition("payload.rating", .gt, 4)], [Samples.task()]),
      good: Samples.trigger(
        "A", on: "review_received",
        if: [Condition("payload.rating", .gte, 2), Condition("payload.rating", .lt, 3)], [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "review_analyzed",
        if: [Condition("payload.sentiment_score", .gt, 0.5), Condition("payload.sentiment_score", .lt, 0.1)],
        [Samples.task()]),
      good: Samples.trigger(
        "A", on: "review_analyzed",
        if: [Condition("payload.sentiment_score", .gt, 0.1), Condition("payload.sentiment_score", .lt, 0.5)],
        [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "lead_created",
        if: [Condition("time.local_hour", .gte, 18), Condition("time.local_hour", .lt, 9)], [Samples.task()]),
      good: Samples.trigger(
        "A", on: "lead_created",
        if: [Condition("time.local_hour", .isIn, [18, 19, 0, 1]), Condition("time.weekday", .isIn, ["sat", "sun"])],
        [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "lead_status_changed", if: [Condition("payload.to_status", .eq, "lost")],
        [Samples.task(onlyIf: [Condition("lead.status", .neq, "lost")])]),
      good: Samples.trigger(
        "A", on: "lead_status_changed", if: [Condition("payload.to_status", .eq, "lost")],
        [Samples.task(after: 60, onlyIf: [Condition("lead.status", .neq, "lost")])]),
      path: "triggers/A/actions[0].only_if"),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "lead_created", if: [Condition("payload.phone", .exists), Condition("payload.phone", .notExists)],
        [Samples.task()]),
      good: Samples.trigger(
        "A", on: "lead_created", if: [Condition("payload.phone", .exists), Condition("payload.email", .notExists)],
        [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "review_analyzed",
        if: [Condition("payload.is_urgent", .eq, true), Condition("payload.is_urgent", .eq, false)], [Samples.task()]),
      good: Samples.trigger(
        "A", on: "review_analyzed",
        if: [Condition("payload.topics", .contains, "noise"), Condition("payload.topics", .contains, "pets")],
        [Samples.task()])),
    RuleCase(
      "never_true",
      bad: Samples.trigger(
        "A", on: "message_received",
        if: [Condition("payload.content", .contains, "pool"), Condition("payload.content", .notContains, "poo")],
        [Samples.task()]),
      good: Samples.trigger(
        "A", on: "message_received",
        if: [Condition("payload.content", .contains, "pool"), Condition("payload.content", .notContains, "pets")],
        [Samples.task()])),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func everyRuleIdentifierIsUsedOnce() {
    #expect(Set(Validator.ruleIDs).count == Validator.ruleIDs.count)
  }
}
