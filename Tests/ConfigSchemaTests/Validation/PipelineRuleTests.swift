import Testing

@testable import ConfigSchema

@Suite struct PipelineRuleTests {
  private static func to(_ stage: String, on event: String? = nil, after hours: Double? = nil) -> AutoTransition {
    AutoTransition(eventType: event, afterHours: hours, toStage: Samples.id(stage))
  }
  private static func two(_ first: Stage, _ second: Stage = Samples.stage("B", status: "contacted")) -> Pipeline {
    Samples.pipeline("P", [first, second])
  }
  private static let good = two(Samples.stage("A", status: "new", sla: 24, auto: to("B", on: "lead_contacted")))

  static let cases: [RuleCase] = [
    RuleCase("no_stages", bad: Samples.pipeline("P", []), good: good),
    RuleCase(
      "duplicate_name", bad: two(Samples.stage("b "), Samples.stage("B")), good: good,
      path: "pipelines/P/stages[1].name"),
    RuleCase(
      "duplicate_name",
      bad: Configuration(pipelines: [good, Samples.pipeline("p", [Samples.stage("X")])]),
      good: Configuration(pipelines: [good, Samples.pipeline("Q", [Samples.stage("X")])])),
    RuleCase("empty_name", bad: two(Samples.stage("")), good: good, path: "pipelines/P/stages[0].name"),
    RuleCase("hidden_characters", bad: Samples.pipeline("P\u{200D}", [Samples.stage("A")]), good: good),
    RuleCase(
      "two_defaults",
      bad: Configuration(pipelines: [
        Samples.pipeline("P", isDefault: true, [Samples.stage("A")]),
        Samples.pipeline("Q", isDefault: true, [Samples.stage("B")]),
      ]),
      good: Configuration(pipelines: [
        Samples.pipeline("P", isDefault: true, [Samples.stage("A")]),
        Samples.pipeline("Q", type: .resident, isDefault: true, [Samples.stage("B")]),
      ])),
    RuleCase(
      "unknown_status", bad: two(Samples.stage("A", status: "tour_boked")), good: good,
      path: "pipelines/P/stages[0].lead_status", fix: "Did you mean \"tour_booked\"?"),
    RuleCase(
      "status_twice", bad: two(Samples.stage("A", status: "Contacted")), good: good,
      path: "pipelines/P/stages[1].lead_status"),
    RuleCase(
      "status_without_leads", .warn,
      bad: Samples.pipeline("P", type: .resident, [Samples.stage("A", status: "leased")]),
      good: Samples.pipeline("P", type: .resident, [Samples.stage("A")])),
    RuleCase("sla_range", bad: two(Samples.stage("A", sla: 0)), good: two(Samples.stage("A", sla: 0.25))),
    RuleCase("sla_range", bad: two(Samples.stage("A", sla: 43_801)), good: two(Samples.stage("A", sla: 43_800))),
    RuleCase(
      "after_hours_range", bad: two(Samples.stage("A", auto: to("B", after: 0))),
      good: two(Samples.stage("A", auto: to("B", on: "tour_completed", after: 0)))),
    RuleCase("after_hours_range", bad: two(Samples.stage("A", auto: to("B", after: -2))), good: good),
    RuleCase("transition_to_itself", bad: two(Samples.stage("A", auto: to("A", after: 5))), good: good),
    RuleCase("transition_target", bad: two(Samples.stage("A", auto: to("Z", after: 5))), good: good),
    RuleCase("transition_without_cause", bad: two(Samples.stage("A", auto: to("B"))), good: good),
    RuleCase(
      "transition_cycle", .warn,
      bad: two(Samples.stage("A", auto: to("B", after: 24)), Samples.stage("B", auto: to("A", after: 24))),
      good: two(
        Samples.stage("A", auto: to("B", on: "tour_scheduled")), Samples.stage("B", auto: to("A", on: "tour_no_show")))),
    RuleCase(
      "transition_cycle", .block,
      bad: two(
        Samples.stage("A", auto: to("B", on: "lead_status_changed")),
        Samples.stage("B", auto: to("A", on: "lead_status_changed"))),
      good: two(Samples.stage("A", auto: to("B", on: "lead_status_changed")))),
    RuleCase("unreachable_stage", .note, bad: two(Samples.stage("A"), Samples.stage("B")), good: good),
    RuleCase(
      "unreachable_stage", .note, bad: two(Samples.stage("A"), Samples.stage("B")),
      good: two(Samples.stage("A", auto: to("B", after: 5)), Samples.stage("B"))),
    RuleCase("nothing_moves", .note, bad: Samples.pipeline("P", type: .campaign, [Samples.stage("A")]), good: good),
    RuleCase(
      "event_without_entity", .warn,
      bad: Samples.pipeline(
        "P", type: .resident, [Samples.stage("A", auto: to("B", on: "tour_completed")), Samples.stage("B")]),
      good: Samples.pipeline("P", type: .resident, [Samples.stage("A", auto: to("B", after: 168)), Samples.stage("B")])),
    RuleCase(
      "event_without_entity", .warn,
      bad: Samples.pipeline(
        "P", type: .campaign, [Samples.stage("A", auto: to("B", on: "lead_created")), Samples.stage("B")]),
      good: Samples.pipeline(
        "P", type: .campaign, [Samples.stage("A", auto: to("B", on: "content_published")), Samples.stage("B")])),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  private static func leasing(_ name: String, isDefault: Bool = false, _ stages: [Stage]) -> Pipeline {
    Samples.pipeline(name, isDefault: isDefault, stages)
  }

  @Test func aSecondPipelineForTheSameStatusesIsNeverEntered() {
    let main = Self.leasing(
      "Main", isDefault: true, [Samples.stage("New", status: "new"), Samples.stage("Lost", status: "lost")])
    let side = Self.leasing("Side", [Samples.stage("Fresh", status: "new"), Samples.stage("Gone", status: "lost")])
    let found = RuleCase.findings(Configuration(pipelines: [side, main]))
    #expect(found.filter { $0.rule == "pipeline_never_entered" }.map(\.value) == ["Side"])
    let mover = Samples.trigger("M", on: "tour_completed", [Samples.move(to: "Waiting")])
    let own = Self.leasing("Side", [Samples.stage("Fresh", status: "new"), Samples.stage("Waiting")])
    let entered = RuleCase.findings(Configuration(pipelines: [main, own], triggers: [mover]))
    #expect(!entered.contains { $0.rule == "pipeline_never_entered" })
    #expect(entered.first { $0.rule == "status_elsewhere" }?.value == "Fresh")
    #expect(!RuleCase.findings(Configuration(pipelines: [main])).contains { $0.rule == "status_elsewhere" })
  }

  @Test func aStageThatLosesTheTriggerThatFedItIsNoted() {
    let pipeline = Self.leasing("P", [Samples.stage("New", status: "new"), Samples.stage("Deposit")])
    let mover = Samples.trigger("Mover", on: "tour_completed", [Samples.move(to: "deposit")])
    let base = Configuration(pipelines: [pipeline], triggers: [mover])
    func notes(_ triggers: [Trigger]) -> [String] {
      RuleCase.findings(Configuration(pipelines: [pipeline], triggers: triggers), base: base)
        .filter { $0.rule == "stage_not_fed" && $0.severity == .note }.map(\.value)
    }
    var off = mover
    off.isActive = false
    var elsewhere = mover
    elsewhere.actions[0].config["to_status"] = "lost"
    var renamed = mover
    renamed.name = "Other"
    #expect(notes([]) == ["Deposit"] && notes([off]) == ["Deposit"] && notes([elsewhere]) == ["Deposit"])
    #expect(notes([renamed]).isEmpty && notes([mover]).isEmpty)
  }

  @Test func anOrdinaryLeasingPipelineHasNothingToReport() {
    let stages = [
      Samples.stage("New", status: "new", sla: 1, auto: Self.to("Contacted", on: "lead_contacted")),
      Samples.stage("Contacted", status: "contacted", sla: 24, auto: Self.to("Tour set", on: "tour_scheduled")),
      Samples.stage("Tour set", status: "tour_booked", auto: Self.to("Toured", on: "tour_completed")),
      Samples.stage("Toured", status: "toured", sla: 48), Samples.stage("Leased", status: "leased"),
      Samples.stage("Lost", status: "lost"),
    ]
    let configuration = Configuration(pipelines: [Samples.pipeline("Leasing", isDefault: true, stages)])
    #expect(RuleCase.findings(configuration).isEmpty)
  }
}
