import Testing

@testable import ConfigSchema

@Suite struct BehaviourRuleTests {
  private static let moved = "lead_status_changed"
  private static func hears(_ name: String, _ status: String, _ actions: [Action]) -> Trigger {
    Samples.trigger(name, on: moved, if: [Condition("payload.to_status", .eq, .string(status))], actions)
  }
  private static func arrives(_ name: String, from source: String, _ actions: [Action]) -> Trigger {
    Samples.trigger(name, on: "lead_created", if: [Condition("payload.source", .eq, .string(source))], actions)
  }
  private static func quiet(_ name: String, days: Int, _ actions: [Action]) -> Trigger {
    Samples.trigger(
      name, on: "lead_stale", if: [Condition("payload.days_since_contact", .gte, .number(JSONNumber(days)))], actions)
  }
  private static let workflows = PropertyState(
    facts: Samples.property(),
    workflows: [PlatformWorkflow(id: Samples.id("w"), name: "New Lead Nurture", triggerOn: "lead_created")])

  /// The platform's default for new leads, on a database where its apps make one when there is none.
  private static let nurturing = PropertyState(
    facts: Samples.property(),
    workflows: [
      PlatformWorkflow(
        id: Samples.id("w"), name: "New Lead Nurture", triggerOn: "lead_created",
        steps: [WorkflowStep(.sms, after: 0.083), WorkflowStep(.wait, after: 20), WorkflowStep(.sms, after: 48)])
    ], workflowsAreSeeded: true)
  private static func stop(_ workflow: String?, after minutes: Int = 1) -> Action {
    Samples.action(
      "stop_workflow", workflow.map { ["workflow_id": .string(Samples.id($0).value)] } ?? [:], after: minutes)
  }

  static let cases: [RuleCase] = [
    RuleCase(
      "no_stop_rule", .warn, bad: Samples.trigger("A", on: "tour_completed", [Samples.text("Hi", after: 60)]),
      good: Samples.trigger("A", on: "tour_completed", [Samples.text("Hi", after: 60, onlyIf: [Samples.stillOpen])])),
    RuleCase(
      "no_stop_rule", .warn, bad: Samples.trigger("A", on: "tour_completed", [Samples.email("Hi", after: 60)]),
      good: Samples.trigger("A", on: "tour_completed", [Samples.task(after: 60), Samples.text("Hi", after: 59)])),
    RuleCase(
      "stop_on_new", .warn,
      bad: Samples.trigger(
        "A", on: "lead_created",
        [Samples.text("Hi"), Samples.email("Hi", after: 1_440, onlyIf: [Condition("lead.status", .eq, "new")])]),
      good: Samples.trigger(
        "A", on: "lead_created", [Samples.text("Hi"), Samples.email("Hi", after: 1_440, onlyIf: [Samples.notBooked])])),
    RuleCase(
      "stop_on_new", .warn,
      bad: Samples.trigger(
        "A", on: "lead_created",
        [Samples.text("Hi"), Samples.task(after: 30, onlyIf: [Condition("lead.status", .isIn, ["new"])])]),
      good: Samples.trigger(
        "A", on: "lead_created",
        [Samples.task("Greet"), Samples.task(after: 30, onlyIf: [Condition("lead.status", .eq, "new")])])),
    RuleCase(
      "repeats", .note, bad: quiet("A", days: 5, [Samples.text("Hi")]), good: quiet("A", days: 5, [Samples.task()])),
    RuleCase(
      "workflow_overlap", .warn, bad: Samples.trigger("A", on: "lead_created", [Samples.text("Hi")]),
      good: Samples.trigger("A", on: "tour_cancelled", [Samples.text("Hi")]), state: workflows),
    RuleCase(
      "workflow_overlap", .warn, bad: Samples.trigger("A", on: "lead_created", [Samples.email("Hi")]),
      good: Samples.trigger("A", on: "lead_created", [Samples.task()]), state: workflows),
    RuleCase(
      "workflow_overlap", .warn,
      bad: Samples.trigger("A", on: "lead_created", [Samples.task(), Samples.text("Hi", after: 10)]),
      good: Samples.trigger("A", on: "lead_created", [stop("w", after: 4), Samples.text("Hi", after: 10)]),
      path: "triggers/A/actions[1].action_type", state: nurturing),
    // Stopped too late, and another workflow stopped.
    RuleCase(
      "workflow_overlap", .warn,
      bad: Samples.trigger("A", on: "lead_created", [stop("w", after: 6), Samples.text("Hi")]),
      good: Samples.trigger("A", on: "lead_created", [stop(nil), Samples.text("Hi")]), state: nurturing),
    RuleCase(
      "workflow_overlap", .warn, bad: Samples.trigger("A", on: "lead_created", [stop("v"), Samples.text("Hi")]),
      good: Samples.trigger("A", on: "tour_completed", [Samples.text("Hi")]), state: nurturing),
    // Another channel may be meant.
    RuleCase(
      "workflow_overlap", .note, bad: Samples.trigger("A", on: "lead_created", [Samples.email("Hi")]),
      good: Samples.trigger("A", on: "lead_created", isActive: false, [Samples.email("Hi")]), state: nurturing),
    // A twin means the same only when its conditions say so.
    RuleCase(
      "workflow_overlap", .warn, bad: hears("A", "toured", [Samples.text("Hi")]),
      good: hears("A", "leased", [Samples.text("Hi")]),
      state: PropertyState(
        facts: Samples.property(),
        workflows: [
          PlatformWorkflow(
            id: Samples.id("w"), name: "Post-Tour", triggerOn: "tour_completed", steps: [WorkflowStep(.sms, after: 4)])
        ])),
    RuleCase(
      "workflow_seeded", .note, bad: Samples.trigger("A", on: "tour_no_show", [Samples.text("Hi")]),
      good: Samples.trigger("A", on: "lead_created", [Samples.text("Hi")]), state: nurturing),
    RuleCase(
      "workflow_seeded", .note, bad: Samples.trigger("A", on: "tour_completed", [Samples.email("Hi")]),
      good: Samples.trigger("A", on: "tour_completed", [stop(nil), Samples.email("Hi")]), state: nurturing),
    RuleCase(
      "double_send", .warn,
      bad: Samples.trigger("A", on: "lead_created", [Samples.text("Hi"), Samples.text("Hello", after: 10)]),
      good: Samples.trigger("A", on: "lead_created", [Samples.text("Hi"), Samples.text("Hello", after: 1_440)])),
    RuleCase(
      "double_send", .warn,
      bad: Configuration(triggers: [
        arrives("A", from: "zillow", [Samples.text("Hi")]),
        Samples.trigger("B", on: "lead_created", [Samples.text("Hi")]),
      ]),
      good: Configuration(triggers: [
        arrives("A", from: "zillow", [Samples.text("Hi")]),
        Samples.trigger(
          "B", on: "lead_created", if: [Condition("lead.source", .notIn, ["Zillow"])], [Samples.text("Hi")]),
      ])),
    RuleCase(
      "double_send", .warn,
      bad: Configuration(triggers: [
        Samples.trigger("A", on: "tour_scheduled", [Samples.email("Hi")]),
        hears("B", "tour_booked", [Samples.email("Hi")]),
      ]),
      good: Configuration(triggers: [
        Samples.trigger("A", on: "tour_scheduled", [Samples.email("Hi")]), hears("B", "toured", [Samples.email("Hi")]),
        hears("C", "tour_booked", [Samples.text("Hi")]),
      ])),
    RuleCase(
      "double_send", .warn,
      bad: Configuration(triggers: [
        quiet("A", days: 5, [Samples.text("Hi")]), quiet("B", days: 5, [Samples.text("Hi")]),
      ]),
      good: Configuration(triggers: [
        quiet("A", days: 5, [Samples.text("Hi")]), quiet("B", days: 9, [Samples.text("Hi")]),
      ])),
    RuleCase(
      "double_send", .warn,
      bad: Configuration(triggers: [
        Samples.trigger("A", on: "tour_no_show", [Samples.text("Hi")]),
        Samples.trigger("B", on: "tour_no_show", [Samples.text("Hi")]),
      ]),
      good: Configuration(triggers: [
        Samples.trigger("A", on: "tour_no_show", [Samples.text("Hi")]),
        Samples.trigger("B", on: "tour_no_show", isActive: false, [Samples.text("Hi")]),
      ])),
    RuleCase(
      "trigger_loop",
      bad: Configuration(triggers: [
        hears("A", "contacted", [Samples.move(to: "toured")]), hears("B", "toured", [Samples.move(to: "contacted")]),
      ]),
      good: Configuration(triggers: [
        hears("A", "contacted", [Samples.move(to: "toured")]), hears("B", "toured", [Samples.move(to: "lost")]),
      ])),
    RuleCase(
      "trigger_loop",
      bad: Configuration(triggers: [
        hears("A", "contacted", [Samples.move(to: "toured")]), hears("B", "toured", [Samples.move(to: "contacted")]),
      ]),
      good: Configuration(triggers: [
        hears("A", "contacted", [Samples.move(to: "toured")]),
        Samples.trigger(
          "B", on: moved,
          if: [Condition("payload.to_status", .eq, "toured"), Condition("payload.from_status", .neq, "contacted")],
          [Samples.move(to: "contacted")]),
      ])),
    RuleCase(
      "trigger_loop", bad: Samples.trigger("A", on: "lead_contacted", [Samples.text("Hi")]),
      good: Samples.trigger(
        "A", on: "lead_contacted", if: [Condition("payload.status", .eq, "new")], [Samples.text("Hi")])),
    RuleCase(
      "trigger_loop",
      bad: Samples.trigger(
        "A", on: "lead_engaged", [Samples.action("record_engagement", ["engagement_type": "price_check"])]),
      good: Samples.trigger(
        "A", on: "lead_engaged", if: [Condition("payload.engagement_type", .eq, "chat_started")],
        [Samples.action("record_engagement", ["engagement_type": "price_check"])])),
    RuleCase(
      "trigger_loop", bad: Samples.trigger("A", on: "lead_scored", [Samples.action("rescore_lead")]),
      good: Samples.trigger("A", on: "lead_engaged", [Samples.action("rescore_lead")])),
    RuleCase(
      "trigger_loop",
      bad: Configuration(
        pipelines: [
          Samples.pipeline(
            "P",
            [
              Samples.stage(
                "Booked", status: "tour_booked",
                auto: AutoTransition(eventType: moved, toStage: Samples.id("Seen"))),
              Samples.stage("Seen", status: "toured"),
            ])
        ], triggers: [hears("A", "toured", [Samples.move(to: "Booked")])]),
      good: Configuration(
        pipelines: [
          Samples.pipeline(
            "P", [Samples.stage("Booked", status: "tour_booked"), Samples.stage("Seen", status: "toured")])
        ], triggers: [hears("A", "toured", [Samples.move(to: "Booked")])])),
  ]

  @Test(arguments: cases) func rule(_ entry: RuleCase) { entry.verify() }

  @Test func settingTheSameStatusAgainIsNoLoop() {
    let trigger = Samples.trigger("A", on: Self.moved, [Samples.move(to: "lost")])
    #expect(!RuleCase.findings(Configuration(triggers: [trigger])).contains { $0.rule == "trigger_loop" })
  }

  @Test func aTextThatMarksALeadAsContactedIsNoLoop() {
    let trigger = Self.hears("A", "contacted", [Samples.text("Hi")])
    #expect(!RuleCase.findings(Configuration(triggers: [trigger])).contains { $0.rule == "trigger_loop" })
  }

  @Test func aPipelineAloneMayCloseALoop() {
    let trigger = Self.hears("A", "toured", [Samples.move(to: "Booked")])
    var pipeline = Samples.pipeline(
      "P", [Samples.stage("Booked", status: "tour_booked"), Samples.stage("Seen", status: "toured")])
    let base = Configuration(pipelines: [pipeline], triggers: [trigger])
    pipeline.stages[0].autoTransition = AutoTransition(eventType: Self.moved, toStage: Samples.id("Seen"))
    let found = RuleCase.findings(Configuration(pipelines: [pipeline], triggers: [trigger]), base: base)
    #expect(found.contains { $0.rule == "trigger_loop" && $0.severity == .block })
  }

  @Test func anOldLoopIsNotTheFaultOfAPipeline() {
    let loop = [
      Self.hears("A", "contacted", [Samples.move(to: "toured")]),
      Self.hears("B", "toured", [Samples.move(to: "contacted")]),
    ]
    let base = Configuration(triggers: loop)
    let changed = Configuration(pipelines: [Samples.pipeline("P", [Samples.stage("S")])], triggers: loop)
    #expect(!RuleCase.findings(changed, base: base).contains { $0.rule == "trigger_loop" })
  }

  @Test(
    arguments: [
      ("lead_crm_synced", "sync_to_external_crm", [:]), ("lead_crm_sync_failed", "sync_to_external_crm", [:]),
      ("lead_crm_dead_lettered", "sync_to_external_crm", [:]),
      ("scrape_job_completed", "request_competitor_refresh", ["competitor_ids": []]),
      ("scrape_job_failed", "request_competitor_refresh", ["competitor_ids": []]),
      (
        "competitor_price_changed", "create_market_alert",
        ["alert_type": "price_drop", "severity": "info", "title": "Look"]
      ),
    ] as [(String, String, JSONObject)])
  func anActionThatBringsItsOwnEventBackIsALoop(_ event: String, _ action: String, _ config: JSONObject) {
    let trigger = Samples.trigger("A", on: event, [Samples.action(action, config)])
    #expect(RuleCase.findings(Configuration(triggers: [trigger])).contains { $0.rule == "trigger_loop" })
  }

  @Test func whatComesToAnEndByItselfIsNoLoop() {
    let triggers = [
      Samples.trigger("A", on: "workflow_stopped", [Samples.action("stop_workflow")]),
      Samples.trigger(
        "B", on: "competitor_price_changed",
        [Samples.action("create_market_alert", ["alert_type": "new_special", "severity": "info", "title": "Look"])]),
      Samples.trigger(
        "C", on: "lead_crm_sync_failed", if: [Condition("payload.crm_sync_retry_count", .lt, 3)],
        [Samples.action("sync_to_external_crm")]),
    ]
    for trigger in triggers {
      #expect(
        !RuleCase.findings(Configuration(triggers: [trigger])).contains { $0.rule == "trigger_loop" }, "\(trigger.name)"
      )
    }
  }

  @Test func stoppingAWorkflowLeadsToWhatWaitsForTheStop() {
    let pair = [
      Samples.trigger("A", on: "workflow_stopped", [Samples.action("start_workflow", ["trigger_on": "lead_created"])]),
      Samples.trigger("B", on: "workflow_started", [Samples.action("stop_workflow")]),
    ]
    #expect(RuleCase.findings(Configuration(triggers: pair)).contains { $0.rule == "trigger_loop" })
  }

  @Test func aPairOfMessagesIsReportedOnce() {
    let pair = ["A", "B"].map { Samples.trigger($0, on: "tour_no_show", [Samples.text("Hi")]) }
    let found = RuleCase.findings(Configuration(triggers: pair)).filter { $0.rule == "double_send" }
    #expect(found.count == 1)
  }

  @Test("a double message is said in plain words that name both")
  func overlapWords() throws {
    let trigger = Samples.trigger("Welcome", on: "lead_created", [Samples.text("Hi")])
    let found = RuleCase.findings(Configuration(triggers: [trigger]), Self.nurturing)
    let finding = try #require(found.first { $0.rule == "workflow_overlap" })
    #expect(finding.message.contains("the platform's workflow \"New Lead Nurture\" sends a text 5 minutes after"))
    #expect(finding.message.contains("\"Welcome\" sends one right away: they would hear from you twice."))
    let seeded = RuleCase.findings(
      Configuration(triggers: [trigger]), PropertyState(facts: Samples.property(), workflowsAreSeeded: true))
    let note = try #require(seeded.first { $0.rule == "workflow_seeded" })
    #expect(
      note.message.contains("a text 5 minutes after, an e-mail 1 day 5 minutes after and a text 3 days 5 minutes after")
    )
    let empty = PlatformWorkflow(id: Samples.id("w"), name: "Empty", triggerOn: "lead_created", steps: [])
    let nothing = RuleCase.findings(
      Configuration(triggers: [trigger]), PropertyState(facts: Samples.property(), workflows: [empty]))
    #expect(!nothing.contains { $0.rule.hasPrefix("workflow") })
  }
}
